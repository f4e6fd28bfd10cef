"""JSON columns become ``jsonb`` on PostgreSQL: it can be searched, indexed and compared."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COLUMNS = {
    "sites": ("languages", "memory"),
    "crawls": ("arguments", "counts"),
    "revisions": ("changed_fields", "authors", "contributors", "tags", "blocks", "provenance", "unreadable"),
}


def upgrade() -> None:
    _convert(JSONB(none_as_null=True), "jsonb")


def downgrade() -> None:
    _convert(sa.JSON(none_as_null=True), "json")


def _convert(kind: sa.JSON, name: str) -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    for table, columns in COLUMNS.items():
        for column in columns:
            op.alter_column(table, column, type_=kind, postgresql_using=f"{column}::{name}")

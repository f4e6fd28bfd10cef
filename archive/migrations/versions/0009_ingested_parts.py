"""Parts of files that others made are remembered, with how far they were taken in."""

import sqlalchemy as sa
from alembic import op

from archive.types import CleanText, Json, UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ingested_parts",
        sa.Column("file", CleanText(), nullable=False),
        sa.Column("start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("name", CleanText(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("records", sa.BigInteger(), nullable=False),
        sa.Column("counts", Json, nullable=False),
        sa.Column("faults", Json, nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("file", "start", name="pk_ingested_parts"),
    )


def downgrade() -> None:
    op.drop_table("ingested_parts")

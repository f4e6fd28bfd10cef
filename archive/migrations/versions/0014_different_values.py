"""How many different values a field has shown."""

import sqlalchemy as sa
from alembic import op

from archive.types import Json

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("field_days", sa.Column("digests", Json, nullable=True))


def downgrade() -> None:
    op.drop_column("field_days", "digests")

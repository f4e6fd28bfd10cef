"""Sources have a kind, a place in a walk, and a yield; one that was found and not read yet is a row already."""

import sqlalchemy as sa
from alembic import op

from archive.types import Json, UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sources") as table:
        table.add_column(sa.Column("kind", sa.Text(), nullable=False, server_default="source"))
        table.add_column(sa.Column("parent", sa.Text(), nullable=True))
        table.add_column(sa.Column("status", sa.Text(), nullable=False, server_default="active"))
        table.add_column(sa.Column("options", Json, nullable=False, server_default="{}"))
        table.add_column(sa.Column("visits", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("yielded", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("yielded_at", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("detail", sa.Text(), nullable=True))
        table.alter_column("visited_at", existing_type=UtcDateTime(), nullable=True)


def downgrade() -> None:
    # A source that was never read has no place in the older table, nor has a page of a walk.
    op.execute("DELETE FROM sources WHERE visited_at IS NULL OR parent IS NOT NULL")
    with op.batch_alter_table("sources") as table:
        table.alter_column("visited_at", existing_type=UtcDateTime(), nullable=False)
        for name in ("detail", "yielded_at", "yielded", "visits", "options", "status", "parent", "kind"):
            table.drop_column(name)

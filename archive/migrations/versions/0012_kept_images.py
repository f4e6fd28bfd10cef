"""Kept pages have a kind: an article's lead image is kept as its pages are."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("pages") as table:
        table.add_column(sa.Column("kind", sa.Text(), nullable=False, server_default="page"))


def downgrade() -> None:
    op.execute("DELETE FROM pages WHERE kind <> 'page' AND original_id IS NOT NULL")
    op.execute("DELETE FROM pages WHERE kind <> 'page'")
    with op.batch_alter_table("pages") as table:
        table.drop_column("kind")

"""One crawl per site at a time, sources with a rhythm, pauses of sites that refuse us, revisits that stretch."""

import sqlalchemy as sa
from alembic import op

from archive.types import Json, UtcDateTime

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "leases",
        sa.Column("site", sa.Text(), sa.ForeignKey("sites.name", name="fk_leases_site_sites"), nullable=False),
        sa.Column("token", sa.BigInteger(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("until", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("site", name="pk_leases"),
    )
    op.create_table(
        "polls",
        sa.Column("site", sa.Text(), sa.ForeignKey("sites.name", name="fk_polls_site_sites"), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("rhythm", Json, nullable=False),
        sa.Column("pull", sa.Double(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("site", "url", name="pk_polls"),
    )
    with op.batch_alter_table("sites") as table:
        table.add_column(sa.Column("paused_until", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("paused_because", sa.Text(), nullable=True))
    op.add_column("links", sa.Column("unchanged", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_links_site_due_at", "links", ["site", "due_at"])


def downgrade() -> None:
    op.drop_index("ix_links_site_due_at", table_name="links")
    with op.batch_alter_table("links") as table:
        table.drop_column("unchanged")
    with op.batch_alter_table("sites") as table:
        table.drop_column("paused_because")
        table.drop_column("paused_until")
    op.drop_table("polls")
    op.drop_table("leases")

"""How the pages of a site are built, and whether that has changed where a field has."""

import sqlalchemy as sa
from alembic import op

from archive.types import Json

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("revisions", sa.Column("skeleton", sa.Text(), nullable=True))
    op.add_column("alarms", sa.Column("layout_changed_on", sa.Text(), nullable=True))
    op.add_column("alarms", sa.Column("layout_as_before", sa.Double(), nullable=True))
    op.create_table(
        "layout_days",
        sa.Column("site", sa.Text(), sa.ForeignKey("sites.name", name="fk_layout_days_site_sites")),
        sa.Column("day", sa.Text()),
        sa.Column("as_before", sa.Double(), nullable=True),
        sa.Column("skeletons", Json, nullable=False),
        sa.PrimaryKeyConstraint("site", "day", name="pk_layout_days"),
    )


def downgrade() -> None:
    op.drop_table("layout_days")
    op.drop_column("alarms", "layout_as_before")
    op.drop_column("alarms", "layout_changed_on")
    op.drop_column("revisions", "skeleton")

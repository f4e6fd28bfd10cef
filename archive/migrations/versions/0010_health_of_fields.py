"""What fields have shown day by day, and the alarms that came of it."""

import sqlalchemy as sa
from alembic import op

from archive.types import BigId, Json, UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "watches",
        sa.Column("site", sa.Text(), sa.ForeignKey("sites.name", name="fk_watches_site_sites")),
        sa.Column("last_article_id", BigId, nullable=False),
        sa.Column("state", Json, nullable=False),
        sa.PrimaryKeyConstraint("site", name="pk_watches"),
    )
    op.create_table(
        "field_days",
        sa.Column("site", sa.Text(), sa.ForeignKey("sites.name", name="fk_field_days_site_sites")),
        sa.Column("field", sa.Text()),
        sa.Column("day", sa.Text()),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("unreadable", sa.Integer(), nullable=False),
        sa.Column("characters", sa.BigInteger(), nullable=False),
        sa.Column("places", Json, nullable=False),
        sa.PrimaryKeyConstraint("site", "field", "day", name="pk_field_days"),
    )
    op.create_table(
        "alarms",
        sa.Column("id", BigId, primary_key=True, autoincrement=True),
        sa.Column("site", sa.Text(), sa.ForeignKey("sites.name", name="fk_alarms_site_sites"), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("aspect", sa.Text(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("first_bad_url", sa.Text(), nullable=True),
        sa.Column("last_good_url", sa.Text(), nullable=True),
        sa.Column("usual_share", sa.Double(), nullable=False),
        sa.Column("usual_place", sa.Text(), nullable=True),
        sa.Column("found_now", sa.Text(), nullable=True),
        sa.Column(
            "found_article_id",
            BigId,
            sa.ForeignKey("articles.id", name="fk_alarms_found_article_id_articles"),
            nullable=True,
        ),
    )
    op.create_index("ix_alarms_site_ended_at", "alarms", ["site", "ended_at"])
    op.create_index("ix_alarms_found_article_id", "alarms", ["found_article_id"])


def downgrade() -> None:
    for table in ("alarms", "field_days", "watches"):
        op.drop_table(table)

"""Articles can be taken down; readers of the views need no right to look into the tables beneath them."""

import sqlalchemy as sa
from alembic import op

from archive.types import BigId, Json, UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_OF_THE_FEED = "ALTER FUNCTION newscrawl_transactions_before() SECURITY {0}"
"""``v_changes`` asks it, with the rights of whoever asks the view, and it looks into ``facts``."""


def upgrade() -> None:
    op.create_table(
        "takedowns",
        sa.Column("article_id", BigId, sa.ForeignKey("articles.id", name="fk_takedowns_article_id_articles")),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("removed", Json, nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_takedowns"),
    )
    if op.get_context().dialect.name == "postgresql":
        op.execute(_OF_THE_FEED.format("DEFINER"))
        op.execute("ALTER FUNCTION newscrawl_transactions_before() SET search_path FROM CURRENT")


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER FUNCTION newscrawl_transactions_before() RESET search_path")
        op.execute(_OF_THE_FEED.format("INVOKER"))
    op.drop_table("takedowns")

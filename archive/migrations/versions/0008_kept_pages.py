"""Kept pages: where each lies in the WARC files, and which revision was read from which."""

import sqlalchemy as sa
from alembic import op

from archive.types import BigId, Json, UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pages",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("article_id", BigId, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("asked", Json, nullable=False),
        sa.Column("fetched_at", UtcDateTime(), nullable=False),
        sa.Column("shows", sa.Integer(), nullable=True),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("file_offset", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("extent", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("original_id", BigId, nullable=True),
        sa.Column("robots", sa.Text(), nullable=True),
        sa.Column("reservations", Json, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_pages_article_id_articles")),
        sa.ForeignKeyConstraint(["original_id"], ["pages.id"], name=op.f("fk_pages_original_id_pages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pages")),
    )
    op.create_index("ix_pages_article_id_shows", "pages", ["article_id", "shows"])
    op.create_index("ix_pages_file", "pages", ["file"])
    op.create_index(op.f("ix_pages_original_id"), "pages", ["original_id"])
    with op.batch_alter_table("revisions") as table:
        table.add_column(sa.Column("page_id", BigId, nullable=True))
        table.create_foreign_key(op.f("fk_revisions_page_id_pages"), "pages", ["page_id"], ["id"])
        table.create_index(op.f("ix_revisions_page_id"), ["page_id"])


def downgrade() -> None:
    with op.batch_alter_table("revisions") as table:
        table.drop_index(op.f("ix_revisions_page_id"))
        table.drop_constraint(op.f("fk_revisions_page_id_pages"), type_="foreignkey")
        table.drop_column("page_id")
    op.drop_table("pages")

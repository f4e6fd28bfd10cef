"""Search; articles known by their text; bands that lie together by time; reasons and mergers of stories.

What is made of texts (documents, bands, texts) is made anew for the articles that are there by ``archive.derived``.
"""

import sqlalchemy as sa
from alembic import op

from archive.types import BigId

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_SEARCH_ON_SQLITE = """
CREATE VIRTUAL TABLE search USING fts5(tokens, content='', tokenize='ascii');
INSERT INTO search (search, rank) VALUES ('automerge', 8);
"""
"""The index alone, without a second copy of the texts; ``ascii`` takes our tokens as they are. Eight segments are
merged at once, which writes less than four do."""
_SEARCH_ON_POSTGRESQL = """
CREATE TABLE search (article_id bigint NOT NULL CONSTRAINT pk_search PRIMARY KEY, tokens tsvector NOT NULL);
ALTER TABLE search ALTER COLUMN tokens SET STORAGE EXTERNAL;
ALTER TABLE search SET (toast_tuple_target = 128);
CREATE INDEX ix_search_tokens ON search USING gin (tokens) WITH (gin_pending_list_limit = 256);
"""
"""Out of line and not compressed: a search reads whole rows only for phrases. What waits to be sorted into the index is
read by every search, so that not much of it may wait."""


def upgrade() -> None:
    op.drop_table("bands")
    op.create_table(
        "bands",
        sa.Column("hash", BigId, autoincrement=False, nullable=False),
        sa.Column("article_id", BigId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("hash", "article_id", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "texts",
        sa.Column("hash", BigId, autoincrement=False, nullable=False),
        sa.Column("article_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_texts")),
    )
    op.add_column("stories", sa.Column("merged_into", BigId, nullable=True))
    op.add_column("articles", sa.Column("story_reason", sa.Text(), nullable=True))
    op.add_column("articles", sa.Column("period", sa.Integer(), nullable=True))
    _run(_SEARCH_ON_SQLITE if _on_sqlite() else _SEARCH_ON_POSTGRESQL)


def downgrade() -> None:
    op.execute("DROP TABLE search")
    for column in ("period", "story_reason"):
        op.execute(f"ALTER TABLE articles DROP COLUMN {column}")
    op.execute("ALTER TABLE stories DROP COLUMN merged_into")
    op.drop_table("texts")
    op.drop_table("bands")
    op.create_table(
        "bands",
        sa.Column("hash", BigId, autoincrement=False, nullable=False),
        sa.Column("article_id", BigId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_bands_article_id_articles")),
        sa.PrimaryKeyConstraint("hash", "article_id", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_bands_article_id"), "bands", ["article_id"])


def _on_sqlite() -> bool:
    return bool(op.get_context().dialect.name == "sqlite")


def _run(statements: str) -> None:
    for statement in statements.strip().split(";\n"):
        op.execute(statement)

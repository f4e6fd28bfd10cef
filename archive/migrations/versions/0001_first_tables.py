"""The first tables: sites, sources, crawls, links; articles with aliases, revisions, views; stories; changes."""

import sqlalchemy as sa
from alembic import op

from archive.types import BigId, UtcDateTime

Json = sa.JSON(none_as_null=True)  # until step 0003

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sites",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("homepage", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("languages", Json, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sites")),
    )
    op.create_table(
        "stories",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("first_seen_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_table(
        "articles",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content_digest", sa.Text(), nullable=False),
        sa.Column("published_at", UtcDateTime(), nullable=True),
        sa.Column("first_seen_at", UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", UtcDateTime(), nullable=False),
        sa.Column("last_changed_at", UtcDateTime(), nullable=False),
        sa.Column("views", BigId, nullable=True),
        sa.Column("views_at", UtcDateTime(), nullable=True),
        sa.Column("story_id", BigId, nullable=True),
        sa.Column("story_role", sa.Text(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["site"], ["sites.name"], name=op.f("fk_articles_site_sites")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_articles_story_id_stories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("key", name=op.f("uq_articles_key")),
    )
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_articles_published_at"), ["published_at"], unique=False)
        batch_op.create_index("ix_articles_site_published_at", ["site", "published_at"], unique=False)
        batch_op.create_index(op.f("ix_articles_story_id"), ["story_id"], unique=False)

    op.create_table(
        "crawls",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("arguments", Json, nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("counts", Json, nullable=True),
        sa.ForeignKeyConstraint(["site"], ["sites.name"], name=op.f("fk_crawls_site_sites")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crawls")),
    )
    with op.batch_alter_table("crawls", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_crawls_site"), ["site"], unique=False)

    op.create_table(
        "sources",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("announced", sa.Integer(), nullable=False),
        sa.Column("visited_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["site"], ["sites.name"], name=op.f("fk_sources_site_sites")),
        sa.PrimaryKeyConstraint("url", "site", name=op.f("pk_sources")),
    )
    op.create_table(
        "aliases",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("article_id", BigId, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("first_seen_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_aliases_article_id_articles")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_aliases")),
    )
    with op.batch_alter_table("aliases", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_aliases_article_id"), ["article_id"], unique=False)

    op.create_table(
        "bands",
        sa.Column("hash", BigId, autoincrement=False, nullable=False),
        sa.Column("article_id", BigId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_bands_article_id_articles")),
        sa.PrimaryKeyConstraint("hash", "article_id", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("bands", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_bands_article_id"), ["article_id"], unique=False)

    op.create_table(
        "changes",
        sa.Column("seq", BigId, autoincrement=True, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("article_id", BigId, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_changes_article_id_articles")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_changes")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_changes_article_id"), ["article_id"], unique=False)

    op.create_table(
        "links",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("announced_at", UtcDateTime(), nullable=True),
        sa.Column("first_seen_at", UtcDateTime(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.Column("due_at", UtcDateTime(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("article_id", BigId, nullable=True),
        sa.Column("crawl_id", BigId, nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_links_article_id_articles")),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawls.id"], name=op.f("fk_links_crawl_id_crawls")),
        sa.ForeignKeyConstraint(["site"], ["sites.name"], name=op.f("fk_links_site_sites")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
        sa.UniqueConstraint("key", name=op.f("uq_links_key")),
    )
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_links_article_id"), ["article_id"], unique=False)
        batch_op.create_index("ix_links_site_outcome_due_at", ["site", "outcome", "due_at"], unique=False)

    op.create_table(
        "revisions",
        sa.Column("article_id", BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.Column("changed_fields", Json, nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("authors", Json, nullable=False),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("contributors", Json, nullable=False),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("published_at", UtcDateTime(), nullable=True),
        sa.Column("published_local", sa.Text(), nullable=True),
        sa.Column("published_precision", sa.Text(), nullable=True),
        sa.Column("published_raw", sa.Text(), nullable=True),
        sa.Column("published_zone_source", sa.Text(), nullable=True),
        sa.Column("published_calendar", sa.Text(), nullable=True),
        sa.Column("published_approximate", sa.Boolean(), nullable=True),
        sa.Column("modified_at", UtcDateTime(), nullable=True),
        sa.Column("modified_local", sa.Text(), nullable=True),
        sa.Column("modified_precision", sa.Text(), nullable=True),
        sa.Column("modified_raw", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("tags", Json, nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("blocks", Json, nullable=False),
        sa.Column("word_count", sa.Integer(), nullable=False),
        sa.Column("image_url", sa.Text(), nullable=True),
        sa.Column("image_caption", sa.Text(), nullable=True),
        sa.Column("image_credit", sa.Text(), nullable=True),
        sa.Column("image_disclaimer", sa.Text(), nullable=True),
        sa.Column("image_relation", sa.Text(), nullable=True),
        sa.Column("provenance", Json, nullable=False),
        sa.Column("unreadable", Json, nullable=False),
        sa.Column("page_digest", sa.Text(), nullable=True),
        sa.Column("rules_digest", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_revisions_article_id_articles")),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_revisions")),
    )
    op.create_table(
        "view_observations",
        sa.Column("article_id", BigId, nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.Column("count", BigId, nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("rounded", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_view_observations_article_id_articles")),
        sa.PrimaryKeyConstraint("article_id", "seen_at", name=op.f("pk_view_observations")),
    )


def downgrade() -> None:

    op.drop_table("view_observations")
    op.drop_table("revisions")
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_index("ix_links_site_outcome_due_at")
        batch_op.drop_index(op.f("ix_links_article_id"))

    op.drop_table("links")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_changes_article_id"))

    op.drop_table("changes")
    with op.batch_alter_table("bands", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_bands_article_id"))

    op.drop_table("bands")
    with op.batch_alter_table("aliases", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_aliases_article_id"))

    op.drop_table("aliases")
    op.drop_table("sources")
    with op.batch_alter_table("crawls", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_crawls_site"))

    op.drop_table("crawls")
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_articles_story_id"))
        batch_op.drop_index("ix_articles_site_published_at")
        batch_op.drop_index(op.f("ix_articles_published_at"))

    op.drop_table("articles")
    op.drop_table("stories")
    op.drop_table("sites")

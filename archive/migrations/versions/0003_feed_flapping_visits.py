"""A change feed that is safe under concurrent writers; contents that come back; our own visits; ``jsonb``."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from archive.types import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_JSON_COLUMNS = {
    "sites": ("languages", "memory"),
    "crawls": ("arguments", "counts"),
    "revisions": ("changed_fields", "authors", "contributors", "tags", "blocks", "provenance", "unreadable"),
}

_FEED = """
CREATE FUNCTION newscrawl_change_seq() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    entry bigint := COALESCE(NULLIF(current_setting('newscrawl.entries', true), ''), '0')::bigint + 1;
BEGIN
    IF entry >= 1 << 20 THEN
        RAISE EXCEPTION 'over a million changes in one transaction';
    END IF;
    PERFORM set_config('newscrawl.entries', entry::text, true);
    RETURN ((pg_current_xact_id()::text::bigint + newscrawl_transactions_before()) << 20) + entry;
END $$;

CREATE FUNCTION newscrawl_transactions_before() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT COALESCE((SELECT (value #>> '{}')::bigint FROM facts WHERE name = 'transactions_before'), 0)
$$;

CREATE FUNCTION newscrawl_changes_settled() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + newscrawl_transactions_before()) << 20
$$;

CREATE FUNCTION newscrawl_tell_followers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('newscrawl_changes', '');
    RETURN NULL;
END $$;

CREATE TRIGGER tell_followers AFTER INSERT ON changes FOR EACH STATEMENT EXECUTE FUNCTION newscrawl_tell_followers();

ALTER TABLE changes ALTER COLUMN seq SET DEFAULT newscrawl_change_seq();
DROP SEQUENCE changes_seq_seq;
"""
"""``seq`` is the number of the transaction, shifted by 20 bits, and of the entry in it. A transaction's entries
may be read once every older transaction has ended: below the oldest one that runs nothing can appear any more."""

_NO_FEED = """
CREATE SEQUENCE changes_seq_seq OWNED BY changes.seq;
SELECT setval('changes_seq_seq', (SELECT COALESCE(MAX(seq), 0) + 1 FROM changes));
ALTER TABLE changes ALTER COLUMN seq SET DEFAULT nextval('changes_seq_seq');
DROP TRIGGER tell_followers ON changes;
DROP FUNCTION newscrawl_tell_followers();
DROP FUNCTION newscrawl_changes_settled();
DROP FUNCTION newscrawl_change_seq();
DROP FUNCTION newscrawl_transactions_before();
"""


def upgrade() -> None:
    json = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    op.create_table(
        "facts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", json, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_facts")),
    )
    with op.batch_alter_table("articles") as table:
        table.add_column(sa.Column("visits", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("flips", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("other_digest", sa.Text(), nullable=True))
        table.add_column(sa.Column("other_since", UtcDateTime(), nullable=True))
    with op.batch_alter_table("revisions") as table:
        table.add_column(sa.Column("content_digest", sa.Text(), nullable=True))
        table.add_column(sa.Column("repeats", sa.Integer(), nullable=True))
    with op.batch_alter_table("view_observations") as table:
        table.add_column(sa.Column("visits", sa.Integer(), nullable=False, server_default="1"))
    if _on_postgresql():
        _convert("jsonb")
        op.execute(_FEED)


def downgrade() -> None:
    if _on_postgresql():
        op.execute(_NO_FEED)
        _convert("json")
    with op.batch_alter_table("view_observations") as table:
        table.drop_column("visits")
    with op.batch_alter_table("revisions") as table:
        table.drop_column("repeats")
        table.drop_column("content_digest")
    with op.batch_alter_table("articles") as table:
        table.drop_column("other_since")
        table.drop_column("other_digest")
        table.drop_column("flips")
        table.drop_column("visits")
    op.drop_table("facts")


def _on_postgresql() -> bool:
    return op.get_context().dialect.name == "postgresql"


def _convert(kind: str) -> None:
    """All JSON columns of a table at once: each ALTER TABLE writes the table anew."""
    for table, columns in _JSON_COLUMNS.items():
        changes = ", ".join(f"ALTER COLUMN {column} TYPE {kind} USING {column}::{kind}" for column in columns)
        op.execute(f"ALTER TABLE {table} {changes}")

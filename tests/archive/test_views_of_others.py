"""What consumers build on the views outlives an upgrade of the archive."""

from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, make_url
from tests_archive import an_article

from archive import open_archive
from archive.errors import ArchiveUnavailable
from archive.opening import begin, engine_for
from archive.schema import current, run_steps, steps, upgrade
from archive.views import VIEWS, view_queries

on_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@contextmanager
def connected(address):
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def run(address, *statements):
    with connected(address) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement.replace("%", "%%") if "postgresql" in address else statement)


def asked(address, statement):
    with connected(address) as connection:
        return connection.exec_driver_sql(statement).scalar_one()


def upgraded(address):
    engine = engine_for(address, create=False)
    upgrade(engine)
    assert current(engine)[0] == steps()[-1]
    engine.dispose()


def one_step_behind(address):
    """As the version before left it: the last step changes no table."""
    run(address, f"UPDATE alembic_version SET version_num = '{steps()[-2]}'")


DESK = "CREATE VIEW desk AS SELECT site, headline FROM v_revisions WHERE headline LIKE 'B%'"


@pytest.mark.parametrize("is_behind", [False, True])
def test_a_view_on_a_view_does_not_hinder_an_upgrade_and_outlives_it(archive, archive_url, is_behind):
    archive.add(an_article(headline="Bridge opens"))
    run(archive_url, DESK, "CREATE VIEW desk_sites AS SELECT DISTINCT site FROM desk")
    if is_behind:
        one_step_behind(archive_url)
    upgraded(archive_url)
    assert asked(archive_url, "SELECT site FROM desk_sites") == "hill"
    open_archive(archive_url).close()


def test_an_opening_that_runs_steps_puts_views_of_others_on_again(archive_url):
    engine = engine_for(archive_url, create=False)
    with engine.connect() as connection:
        begin(connection, write=True)
        run_steps(connection, "0007")  # on SQLite some steps from here write tables anew, and give them their name
        connection.commit()
    engine.dispose()
    name = "v_takedowns"
    run(archive_url, f"CREATE VIEW {name} AS {view_queries(make_url(archive_url).get_backend_name())[name]}")
    run(archive_url, "CREATE VIEW desk AS SELECT url, reason FROM v_takedowns")
    open_archive(archive_url).close()
    assert asked(archive_url, "SELECT COUNT(*) FROM desk") == 0


@on_postgresql
def test_where_no_step_is_wanting_no_view_is_dropped(archive_url):
    ids = f"SELECT array_agg(oid ORDER BY oid)::text FROM pg_class WHERE relname = ANY('{{{','.join(VIEWS)}}}')"
    before = asked(archive_url, ids)
    upgraded(archive_url)
    assert asked(archive_url, ids) == before


def test_a_view_that_is_not_as_it_should_be_is_made_anew(archive_url):
    run(archive_url, "DROP VIEW v_takedowns", "CREATE VIEW v_takedowns AS SELECT 1 AS other", DESK)
    upgraded(archive_url)
    assert asked(archive_url, "SELECT COUNT(reason) FROM v_takedowns") == 0
    assert asked(archive_url, "SELECT COUNT(headline) FROM desk") == 0


@on_postgresql
def test_views_of_others_keep_their_owner_and_all_that_hangs_on_them(archive, archive_url, postgres):
    role = f"desk_of_{make_url(archive_url).database}"
    archive.add(an_article(headline="Bridge opens"))
    run(
        archive_url,
        f'CREATE ROLE "{role}"',
        "CREATE SCHEMA desk",
        f'GRANT USAGE, CREATE ON SCHEMA desk TO "{role}"',
        f'GRANT SELECT ON v_articles TO "{role}"',
        f'GRANT SELECT (site, reason) ON v_takedowns TO "{role}"',
        "CREATE VIEW desk.news WITH (security_barrier=true) AS SELECT * FROM v_articles",
        "COMMENT ON VIEW desk.news IS 'What is new'",
        "COMMENT ON COLUMN desk.news.site IS 'Whose'",
        f'ALTER VIEW desk.news OWNER TO "{role}"',
        "GRANT SELECT ON desk.news TO PUBLIC",
        "CREATE MATERIALIZED VIEW desk.\"Of A day\" AS SELECT url, site FROM desk.news WHERE headline LIKE 'B%'",
        'CREATE UNIQUE INDEX by_url ON desk."Of A day" (url)',
        "CREATE MATERIALIZED VIEW desk.empty AS SELECT url FROM v_links WITH NO DATA",
    )
    described = """
        SELECT string_agg(concat_ws('|', relname, relkind, relowner::regrole, relacl, reloptions, relispopulated,
            obj_description(oid), col_description(oid, 2), pg_get_viewdef(oid), (SELECT string_agg(pg_get_indexdef(indexrelid), ';')
            FROM pg_index WHERE indrelid = c.oid)), E'\\n' ORDER BY relname)
        FROM pg_class c WHERE relnamespace = 'desk'::regnamespace AND relkind <> 'i'
    """
    rights = f"SELECT has_column_privilege('{role}', 'v_takedowns', 'reason', 'SELECT')"
    try:
        before = asked(archive_url, described)
        one_step_behind(archive_url)
        upgraded(archive_url)
        assert asked(archive_url, described) == before
        assert "What is new" in before
        assert asked(archive_url, rights)
        assert asked(archive_url, 'SELECT site FROM desk."Of A day"') == "hill"
    finally:
        run(archive_url, f'DROP OWNED BY "{role}" CASCADE', f'DROP ROLE "{role}"')


@on_postgresql
def test_what_cannot_be_put_on_again_is_named_and_nothing_is_done(archive_url):
    body = "LANGUAGE sql AS 'SELECT * FROM v_articles'"
    run(archive_url, f"CREATE FUNCTION of_the_desk() RETURNS SETOF v_articles {body}")
    one_step_behind(archive_url)
    with pytest.raises(ArchiveUnavailable, match=r"drop that, run this again.*function of_the_desk\(\) depends on"):
        open_archive(archive_url)
    assert asked(archive_url, "SELECT version_num FROM alembic_version") == steps()[-2]


@on_postgresql
def test_a_view_that_the_archives_owner_may_not_drop_is_named(archive_url, postgres):
    name = make_url(archive_url).database
    owner, desk = f"owner_of_{name}", f"desk_of_{name}"
    run(archive_url, f'CREATE ROLE "{owner}" LOGIN', f'CREATE ROLE "{desk}"', "CREATE SCHEMA desk")
    run(archive_url, f'GRANT ALL ON SCHEMA public, desk TO "{owner}", "{desk}"')
    given = "SELECT string_agg(format('ALTER TABLE %s OWNER TO %I', oid::regclass, '{}'), ';') FROM pg_class"
    mine = " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')"
    try:
        run(archive_url, asked(archive_url, given.replace("%", "%%").format(owner) + mine))
        run(archive_url, f'GRANT SELECT ON v_articles TO "{desk}"')
        run(
            archive_url,
            "CREATE VIEW desk.news AS SELECT url FROM v_articles",
            f'ALTER VIEW desk.news OWNER TO "{desk}"',
        )
        one_step_behind(archive_url)
        theirs = make_url(archive_url).set(username=owner).render_as_string(hide_password=False)
        with pytest.raises(
            ArchiveUnavailable, match=rf"the view desk\.news of {desk} reads views of the archive.*drop it"
        ):
            open_archive(theirs)
        assert asked(archive_url, "SELECT version_num FROM alembic_version") == steps()[-2]
    finally:
        run(archive_url, f'DROP OWNED BY "{owner}", "{desk}" CASCADE', f'DROP ROLE "{owner}"', f'DROP ROLE "{desk}"')

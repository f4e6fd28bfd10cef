"""The SQL views: what consumers build on. Tables may move with any version, these columns may not.

Times are ISO 8601 text in UTC on SQLite and ``timestamptz`` on PostgreSQL; lists are JSON arrays.
"""

from __future__ import annotations

VIEWS = {
    "v_articles": """
        SELECT a.id AS article_id, a.site, a.url, r.headline, r.description, r.byline, r.authors, r.agency,
               r.published_at, r.published_local, r.published_precision, r.published_raw, r.modified_at,
               r.section, r.tags, r.language, r.body, r.word_count, a.views, a.views_at,
               r.image_url, r.image_caption, r.image_credit, r.image_disclaimer,
               a.story_id, a.revision, a.status, a.first_seen_at, a.last_seen_at, a.last_changed_at
        FROM articles a JOIN revisions r ON r.article_id = a.id AND r.number = a.revision
    """,
    "v_revisions": """
        SELECT a.id AS article_id, a.site, a.url, r.number AS revision, r.cause, r.seen_at, r.changed_fields,
               r.headline, r.description, r.byline, r.authors, r.agency, r.contributors, r.dateline,
               r.published_at, r.published_local, r.published_precision, r.published_raw,
               r.published_zone_source, r.published_calendar, r.published_approximate,
               r.modified_at, r.modified_local, r.modified_precision, r.modified_raw,
               r.section, r.tags, r.language, r.body, r.blocks, r.word_count,
               r.image_url, r.image_caption, r.image_credit, r.image_disclaimer, r.image_relation,
               r.provenance, r.unreadable, r.page_digest, r.rules_digest, r.repeats, r.skeleton
        FROM revisions r JOIN articles a ON a.id = r.article_id
    """,
    "v_view_counts": """
        SELECT a.id AS article_id, a.site, a.url, o.seen_at, o.count AS views, o.raw, o.rounded,
               o.visits - COALESCE(LAG(o.visits) OVER earlier, 0) AS own_visits,
               o.count - LAG(o.count) OVER earlier AS gain,
               ROUND((o.count - LAG(o.count) OVER earlier) / NULLIF({hours}, 0), 2) AS gain_per_hour
        FROM view_observations o JOIN articles a ON a.id = o.article_id
        WINDOW earlier AS (PARTITION BY o.article_id ORDER BY o.seen_at)
    """,
    "v_stories": """
        SELECT a.story_id, a.story_role AS role, a.story_reason AS reason, a.id AS article_id, a.site, a.url,
               r.headline, r.agency, r.published_at
        FROM articles a JOIN revisions r ON r.article_id = a.id AND r.number = a.revision
        WHERE a.story_id IS NOT NULL
    """,
    "v_changes": """
        SELECT c.seq, c.at, c.kind, c.article_id, a.site, a.url, c.revision
        FROM changes c JOIN articles a ON a.id = c.article_id
        WHERE {settled}
    """,
    "v_takedowns": """
        SELECT t.article_id, a.site, a.url, t.at, t.reason, t.decided_by, t.removed
        FROM takedowns t JOIN articles a ON a.id = t.article_id
    """,
    "v_links": """
        SELECT l.site, l.url, l.source, l.announced_at, l.first_seen_at, COALESCE(l.outcome, 'pending') AS outcome,
               l.detail, l.attempts, l.settled_at, l.due_at, l.article_id, l.crawl_id
        FROM links l
    """,
    "v_sources": """
        SELECT s.site, s.url, s.kind, s.status, s.announced, s.visits, s.yielded, s.yielded_at, s.visited_at, s.detail
        FROM sources s WHERE s.parent IS NULL
    """,
    "v_crawls": """
        SELECT c.id AS crawl_id, c.site, c.started_at, c.ended_at, c.verdict, c.detail, c.arguments, c.counts
        FROM crawls c
    """,
    "v_alarms": """
        SELECT m.id AS alarm_id, m.site, m.field, m.aspect, m.since, m.opened_at, m.ended_at, m.last_good_url,
               m.first_bad_url, m.usual_share, m.usual_place, m.found_now,
               m.layout_changed_on, m.layout_as_before
        FROM alarms m
    """,
    "v_layout_days": """
        SELECT y.site, y.day, y.as_before, y.skeletons FROM layout_days y
    """,
    "v_field_days": """
        SELECT d.site, d.field, d.day, d.articles, d.found, d.unreadable, d.characters, d.places,
               CASE WHEN {digests_of_day} < 256 THEN {digests_of_day}
                    ELSE CAST(255 * 4294967296.0 / {largest_of_day} AS INTEGER) END AS different
        FROM field_days d
    """,
    "v_site_health": """
        SELECT s.name AS site, s.title,
               (SELECT COUNT(*) FROM articles a WHERE a.site = s.name AND a.status <> 'taken_down') AS articles,
               (SELECT MAX(a.first_seen_at) FROM articles a WHERE a.site = s.name) AS last_new_at,
               (SELECT MAX(c.started_at) FROM crawls c WHERE c.site = s.name) AS last_crawl_at,
               (SELECT c.verdict FROM crawls c WHERE c.site = s.name ORDER BY c.id DESC LIMIT 1) AS last_verdict,
               (SELECT COUNT(*) FROM links l WHERE l.site = s.name AND l.outcome IS NULL) AS links_pending,
               (SELECT COUNT(*) FROM links l WHERE l.site = s.name AND l.outcome = 'failed') AS links_failed,
               (SELECT COUNT(*) FROM links l WHERE l.site = s.name AND l.outcome = 'blocked') AS links_blocked,
               (SELECT COUNT(*) FROM alarms m WHERE m.site = s.name AND m.ended_at IS NULL) AS alarms_on,
               (SELECT {object_of}(t.field, {object}('different', CASE WHEN t.different < t.found THEN t.different
                                                                        ELSE t.found END, 'found', t.found)){or_none}
                FROM (SELECT r.field, MAX(r.found) AS found,
                             CASE WHEN COUNT(*) < 256 THEN COUNT(*)
                                  ELSE CAST(255 * 4294967296.0 / MAX(r.digest) AS INTEGER) END AS different
                      FROM (SELECT u.field, u.digest,
                                   ROW_NUMBER() OVER (PARTITION BY u.field ORDER BY u.digest) AS place,
                                   (SELECT SUM(f.found) FROM field_days f WHERE f.site = s.name AND f.field = u.field
                                    AND f.digests IS NOT NULL AND f.day > {four_weeks_ago}) AS found
                            FROM (SELECT DISTINCT d.field, {digest} AS digest
                                  FROM field_days d, {each_digest}
                                  WHERE d.site = s.name AND d.day > {four_weeks_ago}) u) r
                      WHERE r.place <= 256 GROUP BY r.field) t) AS different_values
        FROM sites s
    """,
}
"""Name to query, in an order in which they can be made; what stands in braces is said differently by each database."""

_WORDS = {
    "sqlite": {
        "hours": "((julianday(o.seen_at) - julianday(LAG(o.seen_at) OVER earlier)) * 24)",
        "settled": "1 = 1",
        "digests_of_day": "json_array_length(d.digests)",
        "largest_of_day": "json_extract(d.digests, '$[255]')",
        "object_of": "(json_group_object",
        "or_none": ")",
        "object": "json_object",
        "digest": "j.value",
        "each_digest": "json_each(d.digests) j",
        "four_weeks_ago": "date('now', '-28 days')",
    },
    "postgresql": {
        "hours": "(EXTRACT(EPOCH FROM o.seen_at - LAG(o.seen_at) OVER earlier) / 3600)",
        "settled": "c.seq < newscrawl_changes_settled()",
        "digests_of_day": "jsonb_array_length(d.digests)",
        "largest_of_day": "(d.digests->>255)::bigint",
        "object_of": "COALESCE(jsonb_object_agg",
        "or_none": ", '{}'::jsonb)",
        "object": "jsonb_build_object",
        "digest": "j.value::bigint",
        "each_digest": "jsonb_array_elements_text(d.digests) j",
        "four_weeks_ago": "to_char(now() AT TIME ZONE 'UTC' - interval '28 days', 'YYYY-MM-DD')",
    },
}


def view_queries(database: str) -> dict[str, str]:
    """Name to query of all views, for ``sqlite`` or ``postgresql``, in an order in which they can be made."""
    return {name: query.format(**_WORDS[database]) for name, query in VIEWS.items()}

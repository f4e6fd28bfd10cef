"""Figures that an operator graphs, in the text format of Prometheus."""

from __future__ import annotations

from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry, Gauge

from archive import Archive
from archive.crawls import Verdict
from newscrawl.health import histories


def registry_of(archive: Archive, *, at: datetime) -> CollectorRegistry:
    """What is known of every site now (``at``, aware), as gauges. Times are seconds since 1970, UTC."""
    registry = CollectorRegistry()

    def gauge(name: str, words: str, *labels: str) -> Gauge:
        return Gauge(f"newscrawl_{name}", words, labels, registry=registry)

    articles = gauge("articles", "Articles in the archive", "site")
    pending = gauge("links_pending", "1 while links wait that a crawl has left behind", "site")
    a_day = gauge("new_articles_a_day", "Articles published in the last seven days, a day", "site")
    success = gauge("last_success_timestamp_seconds", "When the last crawl ended that went well", "site")
    last = gauge("last_crawl_timestamp_seconds", "When the last crawl began", "site")
    verdicts = gauge("last_verdict", "1 for the verdict of the last crawl, else 0", "site", "verdict")
    paused = gauge("paused", "1 while the site is left alone", "site")
    alarms = gauge("alarms_on", "Fields that are not what they used to be", "site", "field")
    found = gauge("field_found_ratio", "Share of the articles of the last seven days with the field", "site", "field")
    for name, schedule in archive.schedules(at=at).items():
        a_day.labels(name).set(schedule.new_a_day)
        pending.labels(name).set(1 if schedule.has_pending else 0)
        paused.labels(name).set(1 if schedule.paused_until else 0)
        if schedule.last_success_at:
            success.labels(name).set(schedule.last_success_at.timestamp())
        for verdict in Verdict:
            verdicts.labels(name, str(verdict)).set(1 if verdict is schedule.last_verdict else 0)
    for site in archive.sites():
        articles.labels(site.name).set(site.articles)
        if site.last_crawl_at:
            last.labels(site.name).set(site.last_crawl_at.timestamp())
    for alarm in archive.alarms():
        alarms.labels(alarm.site, alarm.field).inc()
    week = archive.field_days(since=(at - timedelta(days=6)).date())
    for name, fields in histories(week).items():
        for field, history in fields.items():
            found.labels(name, field).set(history.share)
    return registry

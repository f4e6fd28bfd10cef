"""Many writers, readers who follow, and deaths at random moments: real processes on a real database.

    python tests/support/tests_endurance.py crashes ADDRESS KILLS
    python tests/support/tests_endurance.py crowd ADDRESS WRITERS FOLLOWERS SECONDS

Each ends with a line of figures, or with an AssertionError that says what was lost. The processes are forked
from one that has everything imported, so that fifty of them start in seconds.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text

from archive import Article, Link, Outcome, open_archive
from archive.article import ViewCount
from archive.crawls import SiteFacts
from archive.essence import content_digest
from archive.writer import Writer

SITES = [f"site{number}" for number in range(4)]
_START = datetime(2025, 11, 1, 12, tzinfo=UTC)
_WORDS = [f"word{number}" for number in range(2000)]


def main():
    deed, address, *numbers = sys.argv[1:]
    print(json.dumps({"crashes": crashes, "crowd": crowd}[deed](address, *map(int, numbers))))


def register(address):
    with open_archive(address) as archive, archive.write() as transaction:
        for site in SITES:
            transaction.register(SiteFacts(name=site, title=site, homepage=f"https://{site}.example/"))


def crashes(address, kills):
    """Kill writers at random moments, and hold what they had been promised against what is there."""
    register(address)
    chance, promised = random.Random(kills), {}
    for number in range(kills):
        child, acknowledged = forked(lambda out, number=number: write_for_ever(address, number, out))
        with os.fdopen(acknowledged) as lines:
            first = lines.readline()
            time.sleep(chance.uniform(0, 0.25))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            for line in [first, *lines]:
                if line.endswith("\n"):
                    url, version = line.split()
                    promised[url] = max(int(version), promised.get(url, 0))
    return {"kills": kills, "promised": len(promised), **verified(address, promised)}


def crowd(address, writers, followers, seconds):
    """Let writers write and followers follow at once; each follower must have seen what is there, in its order."""
    register(address)
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        files = [Path(folder) / str(number) for number in range(followers)]
        following = [forked(lambda out, file=file: follow(address, file))[0] for file in files]
        writing = [
            forked(lambda out, n=number: write_until(address, n, started + seconds, out)) for number in range(writers)
        ]
        written = 0
        for child, out in writing:
            with os.fdopen(out) as lines:
                written += sum(1 for _ in lines)
            assert os.waitpid(child, 0)[1] == 0, "a writer failed"
        took = time.monotonic() - started
        (Path(folder) / "written").touch()
        for child in following:
            assert os.waitpid(child, 0)[1] == 0, "a follower failed"
        with open_archive(address) as archive:
            there = [change.seq for change in archive.changes()]
        assert there == sorted(set(there))
        for file in files:
            seen = [int(line) for line in file.read_text().split()]
            assert seen == there, (
                f"a follower saw {len(seen)} of {len(there)}, missing {sorted(set(there) - set(seen))[:5]}"
            )
    figures = verified(address, {})
    return {
        "writers": writers,
        "followers": followers,
        "acknowledged": written,
        "a second": round(written / took),
        **figures,
    }


def forked(work):
    """Start a process that does ``work(out)``; its id, and the end of a pipe to read what it writes to ``out``."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    code = 1
    try:
        os.close(reading)
        work(writing)
        code = 0
    except BaseException as error:  # noqa: BLE001 - a fork must never return into its parent's code
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    os._exit(code)


def an_article(chance, url, version):
    site = url.split("//")[1].split(".")[0]
    article = Article(
        url=url,
        site=site,
        headline=f"Version {version}",
        body=" ".join(chance.choices(_WORDS, k=120)),
        fetched_at=_START + timedelta(hours=version),
        views=ViewCount(count=version * 7, raw=f"{version * 7} views"),
        page_digest=f"{url} {version}",
        rules_digest="rules",
    )
    return replace(article, addresses=(f"{url}?p={version}",))


def works(name):
    """Articles of this writer without end: new ones and, now and then, a further version of one of them."""
    chance, versions = random.Random(f"writer {name}"), {}
    while True:
        if versions and chance.random() < 0.3:
            url = chance.choice(list(versions)[-200:])
        else:
            url = f"https://{chance.choice(SITES)}.example/{name}-{len(versions)}"
        versions[url] = versions.get(url, 0) + 1
        yield an_article(chance, url, versions[url])


def submit(writer, article):
    link = Link(url=article.url, site=article.site, source="endurance")

    def work(transaction):
        transaction.announce([link], at=article.fetched_at)
        return transaction.add(article, link=link)

    return writer.do(work)


def write_for_ever(address, number, out):
    writer = Writer(open_archive(address))

    def acknowledge(future: Future, article):
        assert future.result() in {Outcome.NEW, Outcome.REVISED}
        os.write(out, f"{article.url} {article.headline.removeprefix('Version ')}\n".encode())

    for article in works(f"{os.getpid()}-{number}"):
        submit(writer, article).add_done_callback(lambda future, article=article: acknowledge(future, article))


def write_until(address, number, end, out):
    with open_archive(address) as archive:
        writer, futures = Writer(archive, batch=20), []
        for article in works(f"{os.getpid()}-{number}"):
            futures.append(submit(writer, article))
            if len(futures) > 40:
                futures.pop(0).result()
                os.write(out, b"\n")
            if time.monotonic() > end:
                break
        for future in futures:
            future.result()
            os.write(out, b"\n")
        writer.close()


def follow(address, file):
    """Note the mark of each change; every so often forget everything but the last one, as after a restart."""
    mark, chance = 0, random.Random(file.name)
    with file.open("w") as marks:
        while True:
            came, all_is_written = False, (file.parent / "written").exists()
            with open_archive(address, create=False) as archive:
                for count, change in enumerate(archive.follow(mark, patience=0.5)):
                    came, mark = True, change.seq
                    marks.write(f"{mark}\n")
                    if count > chance.randrange(500, 5000):
                        break
            if all_is_written and not came:
                return


def verified(address, promised):
    """Hold the parts of an archive against each other, and against what writers had been promised."""
    with open_archive(address) as archive, archive._read() as connection:
        findings = {part: found for part, found in archive.check().findings.items() if found}
        assert not findings, findings
        articles = {
            row.id: row
            for row in connection.execute(text("SELECT id, url, revision, content_digest, signature FROM articles"))
        }
        revisions = defaultdict(list)
        for row in connection.execute(text("SELECT article_id, number FROM revisions ORDER BY article_id, number")):
            revisions[row.article_id].append(row.number)
        entries = Counter((one.article_id, str(one.kind)) for one in archive.changes())
        bands = Counter(row.article_id for row in connection.execute(text("SELECT article_id FROM bands")))
        settled = {
            row.article_id for row in connection.execute(text("SELECT article_id FROM links WHERE outcome IS NOT NULL"))
        }
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        by_url = {row.url: row for row in articles.values()}
        for url, version in promised.items():
            assert url in by_url, f"{url} was acknowledged and is not there"
            assert by_url[url].revision >= version, f"version {version} of {url} was acknowledged and is not there"
        for number, row in articles.items():
            assert revisions[number] == list(range(1, row.revision + 1)), f"{row.url} has revisions {revisions[number]}"
            assert entries[number, "new"] == 1, f"{row.url} is told as new {entries[number, 'new']} times"
            assert entries[number, "revised"] == row.revision - 1
            assert entries[number, "views"] == row.revision - 1
            assert (bands[number] > 0) == (row.signature is not None), f"{row.url} is half entered among the copies"
            assert number in settled
        assert set(revisions) == set(articles)
        for article in list(archive.find(limit=200)):
            newest = archive.revisions(article.url)[-1]
            assert content_digest(newest.content) == articles[article.article_id].content_digest
    return {"articles": len(articles), "revisions": sum(map(len, revisions.values())), "changes": entries.total()}


if __name__ == "__main__":
    main()

"""The page that it all began with, in four dressings, crawled with the rules of its site."""

import json
import sqlite3
from html import escape

import pytest
from tests_support import FAST, SHARED, SmallWeb, run, served

SEED = SHARED / "seed" / "asia-in-news-article.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the seed page is not there: {SEED}")
SLUG = "istanbul-talks-stall-as-kabul-rejects-pakistan-s-core-counterterrorism-demands"


def seed():
    """The lines of the seed: section, headline, date, author, views, and its paragraphs with the disclaimer last."""
    lines = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    section, headline, published, author, views, image, share, thumbnail, *paragraphs = lines
    assert (image, share, thumbnail) == ("news-image", "Share", "thumbnail")
    return section, headline, published, author, views, paragraphs


def page(content, headline, *, before="", after=""):
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{escape(headline)} | AHN 24x7</title></head><body>"
        f"{before}{content}{after}</body></html>"
    )


TEASERS = [
    (
        "Harvest festival draws thousands to the river",
        "Thousands came to the river on Sunday for the harvest festival.",
    ),
    (
        "Two trains collide outside the old station",
        "Two goods trains collided outside of the old station, nobody was hurt.",
    ),
]


def div_soup():
    section, headline, published, author, views, paragraphs = seed()
    texts = "".join(f'<div class="css-1x9f0a">{escape(text)}</div>' for text in paragraphs)
    teasers = "".join(
        f'<div class="css-k2"><a href="/featured/t{n}"><img alt="thumbnail" src="/t.jpg"><div class="css-9">{title}</div></a>'
        f'<div class="css-10">{text}</div></div>'
        for n, (title, text) in enumerate(TEASERS)
    )
    content = (
        f'<div class="css-a1"><div class="css-a2"><div class="css-b7">{section}</div><div class="css-b8">{escape(headline)}</div>'
        f'<div class="css-c"><div class="css-d">{published}</div><div class="css-e">{author}</div><div class="css-f">{views}</div></div>'
        f'<img alt="news-image" src="/i.jpg"><div class="css-share">Share</div><img alt="thumbnail" src="/s.png">'
        f'<div class="css-body">{texts}</div></div><div class="css-side">{teasers}</div></div>'
    )
    menu = '<div class="css-m"><a href="/">Home</a><a href="/category/asia">Asia</a></div>'
    return page(
        content,
        headline,
        before=menu,
        after='<div class="css-foot"><div>Follow us</div><div>© 2025 AHN 24x7</div></div>',
    )


def semantic():
    section, headline, published, author, views, paragraphs = seed()
    texts = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    related = "".join(f'<li><a href="/featured/t{n}">{title}</a></li>' for n, (title, _) in enumerate(TEASERS))
    content = (
        f"<main><article><header><p>{section}</p><h1>{escape(headline)}</h1><p>{published}</p><p>{author}</p><p>{views}</p></header>"
        f'<figure><img alt="news-image" src="/i.jpg"></figure><button>Share</button>{texts}</article>'
        f"<aside><h2>Latest</h2><ul>{related}</ul></aside></main>"
    )
    return page(
        content, headline, before="<nav><a href='/'>Home</a></nav>", after="<footer><p>© 2025 AHN 24x7</p></footer>"
    )


def table():
    section, headline, published, author, views, paragraphs = seed()
    texts = "".join(f"<tr><td><p>{escape(text)}</p></td></tr>" for text in paragraphs)
    content = (
        f'<table width="100%"><tr><td>{section}</td></tr><tr><td><b>{escape(headline)}</b></td></tr><tr><td>{published}</td></tr>'
        f"<tr><td>{author}</td></tr><tr><td>{views}</td></tr><tr><td><img alt='news-image' src='/i.jpg'></td></tr>"
        f"<tr><td>Share</td></tr>{texts}</table>"
    )
    menu = "<table><tr><td><a href='/'>Home</a></td><td><a href='/category/asia'>Asia</a></td></tr></table>"
    return page(content, headline, before=menu, after="<table><tr><td>© 2025 AHN 24x7</td></tr></table>")


def one_div():
    section, headline, published, author, views, paragraphs = seed()
    lines = ["Home", section, headline, published, author, views, "Share", *paragraphs, "Follow us", "© 2025 AHN 24x7"]
    return page(f"<div>{'<br>'.join(map(escape, lines))}</div>", headline)


@pytest.mark.parametrize("dressing", [div_soup, semantic, table, one_div])
def test_every_field_of_the_seed_is_in_the_archive(dressing, tmp_path):
    section, headline, published, author, views, paragraphs = seed()
    archive_url = f"sqlite:///{tmp_path / 'news.db'}"
    web = SmallWeb()
    listing = f'<a href="/featured/{SLUG}">{escape(headline)}</a><a href="/about">About</a>'
    for path in ("/", "/category/asia-in-news", "/category/asia"):
        web.put(path, f"<html><body><div>{listing}</div></body></html>")
    web.put(f"/featured/{SLUG}", dressing())
    with served(web):
        crawl = run(
            "newscrawl",
            "crawl",
            "ahn24x7",
            "--json",
            "-a",
            f"homepage={web.home}",
            *FAST,
            NEWSCRAWL_ARCHIVE=archive_url,
        )
    assert crawl.returncode == 0, crawl.stderr
    with sqlite3.connect(tmp_path / "news.db") as connection:
        connection.row_factory = sqlite3.Row
        (row,) = connection.execute("SELECT * FROM v_articles").fetchall()
        (provenance,) = connection.execute("SELECT provenance FROM v_revisions").fetchone()
    connection.close()
    assert row["headline"] == headline
    assert row["byline"] == author
    assert json.loads(row["authors"]) == [author]
    assert (row["published_local"], row["published_precision"]) == ("2025-10-28", "day")
    assert row["published_at"].startswith("2025-10-27T18:30:00")  # midnight in Kolkata
    assert row["published_raw"] == published
    assert row["section"] == section
    assert row["views"] == 6
    assert row["image_disclaimer"] == "This image is taken from Geo Tv."
    assert row["image_credit"] == "Geo Tv"
    assert row["language"] == "en"
    assert row["body"] == "\n\n".join(paragraphs[:-1])
    assert row["body"].startswith("The third day of the ongoing talks")
    assert row["body"].endswith("current inflexibility.")
    assert json.loads(provenance)["byline"]["place"] == "rule line after Published On"
    assert json.loads(provenance)["published"]["place"] == "label Published On"

"""What is made to break a reader gets an answer or a clear error, within bounds of time and memory."""

import subprocess
import sys

import pytest
from tests_support import ROOT

TEXT = "<p>" + "The council met on Monday and decided to open the bridge to all traffic from next week. " * 4 + "</p>"
READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (40, 40))
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from newscrawl import extract
from newscrawl.errors import NotAnArticle
made = eval(sys.argv[1], {"TEXT": sys.argv[2]})
try:
    article = extract(made, url="https://hill.example/news/a")
    print("article", len(article.body))
except NotAnArticle as reasons:
    print("none", reasons)
"""
BOMBS = {
    "a hundred thousand elements deep": "'<div>' * 100_000 + TEXT + '</div>' * 100_000",
    "a hundred thousand links deep": "'<a>' * 100_000 + TEXT",
    "fifty megabytes on one line": "'<p>' + 'word ' * 10_000_000",
    "fifty megabytes of one word": "'<p>' + 'a' * 50_000_000",
    "half a million paragraphs": "'<p>x</p>' * 500_000",
    "twenty thousand headlines": "''.join(f'<h1>Bridge {one} opens today</h1>' for one in range(20_000)) + TEXT",
    "a hundred thousand authors": "'<a href=/author/x>Ann Lee</a> ' * 100_000 + TEXT",
    "fifty thousand labels": "'<p>Published On</p>' * 50_000 + TEXT",
    "JSON-LD of twenty thousand levels": (
        "'<script type=\"application/ld+json\">' + '{\"@type\":\"NewsArticle\",\"author\":' * 20_000 + '1' + '}' * 20_000 + '</script>' + TEXT"
    ),
    "JSON-LD of a hundred thousand brackets": (
        "'<script type=\"application/ld+json\">' + '[' * 100_000 + ']' * 100_000 + '</script>' + TEXT"
    ),
    "JSON-LD with a headline of a megabyte": (
        '\'<script type="application/ld+json">{"@type":"NewsArticle","headline":"\' + \'a b \' * 400_000 + \'"}</script>\' + TEXT'
    ),
    "a title of a hundred thousand parts": "'<title>' + ' - a' * 100_000 + '</title><h1>a - a</h1>' + TEXT",
    "a class of a megabyte": "'<div class=\"' + 'related-' * 150_000 + '\">' + TEXT",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_gets_an_answer(bomb):
    process = subprocess.run(
        [sys.executable, "-c", READ, bomb, TEXT], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert process.stdout.startswith(("article", "none")), process.stderr[-2000:]


@pytest.mark.parametrize(
    "broken",
    [
        f'<h1>The bridge is open</h1>{TEXT}<div class="x',
        f"<h1>The bri\x00dge is open</h1>{TEXT}".replace("bridge", "bri\x00dge"),
        "<font><b>" * 150 + f"<h1>The bridge is open</h1>{TEXT}",
        f"</div></body></html><h1>The bridge is open</h1></p>{TEXT}</table>",
        f"<!DOCTYPE html><!-- -- --><h1>The bridge is open</h1>{TEXT}<![CDATA[ x ]]>",
    ],
    ids=["cut in a tag", "NUL bytes", "unclosed tags", "closed too often", "odd comments"],
)
def test_a_broken_page_is_read_all_the_same(broken):
    from newscrawl import extract

    article = extract(broken, url="https://hill.example/news/a")
    assert article.headline == "The bridge is open"
    assert article.body.count("open the bridge to all traffic") == 4

"""What pages do to readers, one trouble at a time: each rule with the smallest page that needs it."""

import json
from datetime import UTC, datetime

import pytest

from newscrawl import extract
from newscrawl.errors import NotAnArticle
from newscrawl.items import Site

FETCHED = datetime(2025, 11, 20, tzinfo=UTC)
PARAGRAPHS = [
    "The council of the valley met on Monday and decided to open the bridge to all traffic from next week on.",
    "Some four hundred families will no longer need the ferry, the report of the engineer said on the same day.",
    "The contractor has to keep the structure in repair for another nine years, and to light it in the evening.",
    "Traders of the market on the other bank expect to sell a third more fruit before the rains are over.",
]
TEXT = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)


def read(inside, *, head="", url="https://valley.example/news/the-bridge-is-open", site=None):
    page = f"<html lang=en><head><title>The bridge is open</title>{head}</head><body>{inside}</body></html>"
    return extract(page, url=url, fetched_at=FETCHED, site=site or Site())


def body_of(inside, **more):
    return read(inside, **more).body.split("\n\n")


H1 = "<h1>The bridge is open</h1>"


@pytest.mark.parametrize(
    "dressing",
    [
        "<article><h1>{h}</h1>{t}</article>",
        "<div class=a1><div class=x9>{h}</div><div class=q2><div>{t}</div></div></div>",
        "<table><tr><td><font size=5><b>{h}</b></font></td></tr><tr><td>{t}</td></tr></table>",
        "<main><header><h1>{h}</h1></header><section>{t}</section></main><footer><p>All rights reserved by the Valley Post.</p></footer>",
        "<form id=aspnet><h1>{h}</h1><div>{t}</div></form>",
    ],
)
def test_the_body_is_whole_in_every_dressing(dressing):
    assert body_of(dressing.format(h="The bridge is open", t=TEXT)) == PARAGRAPHS


def test_lines_parted_by_breaks_are_paragraphs():
    assert body_of(f"{H1}<div>{'<br><br>'.join(PARAGRAPHS)}</div>") == PARAGRAPHS


def test_icons_and_scripts_do_not_cut_a_sentence():
    cut = PARAGRAPHS[0].replace(" decided", " <a href=/x>decided<svg></svg></a><script>1</script>")
    assert body_of(f"{H1}<p>{cut}</p>{TEXT[TEXT.index('</p>') + 4 :]}") == PARAGRAPHS


def test_white_space_between_inline_elements_is_kept():
    loose = PARAGRAPHS[0].replace("bridge to", "<b>bridge</b> <i>to</i>")
    assert body_of(f"{H1}<p>{loose}</p>{TEXT[TEXT.index('</p>') + 4 :]}") == PARAGRAPHS


@pytest.mark.parametrize("name", ["sr-only", "visually-hidden", "tooltip-text", "rollover-people-block"])
def test_what_shows_on_hover_or_to_screen_readers_is_no_text(name):
    hidden = PARAGRAPHS[0].replace("valley", f"valley<span class={name}>A long word about the valley</span>")
    assert body_of(f"{H1}<p>{hidden}</p>{TEXT[TEXT.index('</p>') + 4 :]}") == PARAGRAPHS


@pytest.mark.parametrize("label", ["READ MORE", "FUNDA OLUNYE UDABA LAPHA", "Mehr dazu", "আরও পড়ুন"])
@pytest.mark.parametrize("sign", [" | ", ": "])
def test_a_label_and_a_link_lead_elsewhere_in_any_language(label, sign):
    inside = TEXT.replace(
        "</p><p>The contractor", f"</p><p>{label}{sign}<a href=/b>The old ferry is for sale</a></p><p>The contractor"
    )
    assert body_of(H1 + inside) == PARAGRAPHS


def test_the_stand_first_beside_the_headline_is_text_even_where_the_body_stands_apart():
    stand_first = "Nine years of work are over: the children of four villages were the first to cross the new bridge."
    inside = f"<section><div>{H1}<p>{stand_first}</p></div></section><section><div><div>{TEXT}</div></div></section>"
    assert body_of(inside) == [stand_first, *PARAGRAPHS]


LEAD = "After nine years of building and two of dispute the bridge of the valley is open to everybody, and the ferry is not missed."


def test_a_first_paragraph_that_looks_like_no_other_is_text():
    said = [f"{one[:-1]}, said {who} of them." for one in PARAGRAPHS for who in ("the first", "another", "the last")]
    columns = "".join(f"<div class=column><p>{one}</p></div>" for one in said)
    assert body_of(f"{H1}<div class=entry><p class=lead>{LEAD}</p>{columns}</div>")[0] == LEAD


def test_a_long_paragraph_that_is_printed_twice_in_a_row_is_read_once():
    text = "".join(f"<p>{one}</p>" for one in [*PARAGRAPHS, 2 * LEAD, 2 * LEAD, *PARAGRAPHS[::-1]])
    assert body_of(f"{H1}<div>{text}</div>").count(2 * LEAD) == 1


@pytest.mark.parametrize("credit", ["(Credit: Ann Lee / Valley Post)", "Titelbild: Ann Lee/picture-alliance"])
def test_a_credit_between_the_paragraphs_is_no_text(credit):
    assert credit not in body_of(f"{H1}<div>{TEXT}<p>{credit}</p>{TEXT.replace('valley', 'town')}</div>")


@pytest.mark.parametrize(
    "below",
    [
        "Meera Khanna is a senior reporter of the Valley Post. She has written of bridges since 2009.",
        "Meera Khanna schreibt seit 2009 über Brücken.",
    ],
)
def test_what_is_said_of_the_author_below_the_text_is_no_part_of_it(below):
    author = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Meera Khanna"}}</script>'
    page = (
        f"{H1}<div>{TEXT}<p>{below}</p><p>Her last report was about the ferry and those who have steered it.</p></div>"
    )
    assert body_of(page, head=author) == PARAGRAPHS
    assert below in body_of(page)


def test_the_line_of_the_date_is_no_text():
    line = "Tuesday, 28 October 2025 at 07:46 hrs."
    article = read(f"<div>{H1}<p>{line}</p></div><div>{TEXT}</div>")
    assert article.body.split("\n\n") == PARAGRAPHS
    assert article.published.local.startswith("2025-10-28")


def test_a_sentence_about_signatures_and_channels_is_no_advertisement():
    first = "Президент подписал указ о строительстве моста через реку в долине, сообщил Telegram правительства."
    assert body_of(f"{H1}<p>{first}</p>{TEXT}")[0] == first


def test_a_page_that_repeats_its_paragraphs_keeps_them():
    assert len(body_of(H1 + f"<p>{PARAGRAPHS[0]}</p>" * 5)) == 5


def test_a_text_printed_twice_is_read_once():
    assert body_of(f"{H1}<div>{TEXT}</div><div>{TEXT}</div>") == PARAGRAPHS


def test_rows_that_next_js_streams_are_read_by_their_length():
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS * 2)
    rows = f'1:"$Sreact.fragment"\n24:T{len(text.encode()):x},{text}5:["$","$L23",null,{{"state":{{}}}}]\n'
    pushed = f"<script>self.__next_f.push({json.dumps([1, rows])})</script>"
    assert body_of(f"{H1}<div>Loading</div>{pushed}") == PARAGRAPHS * 2


def test_an_article_among_teasers_is_an_article_and_a_page_of_teasers_is_none():
    teasers = "".join(f"<p><a href=/n{one}>Another headline of the day, number {one}</a></p>" for one in range(30))
    assert read(f"{H1}{TEXT * 4}{teasers}").headline == "The bridge is open"
    listing = "".join(
        f"<h3><a href=/n{one}>Another headline of the day, number {one}</a></h3><p>{PARAGRAPHS[one % 4]}</p>"
        for one in range(12)
    )
    with pytest.raises(NotAnArticle, match="listing"):
        read(f"<h1>Latest news of the valley</h1>{listing}")


@pytest.mark.parametrize(
    ("url", "lang", "local"),
    [
        ("https://valley.example.co.uk/a", "en", "2025-04-03"),
        ("https://valley.example/en-gb/a", "en", "2025-04-03"),
        ("https://valley.example/a", "en-US", "2025-03-04"),
        ("https://valley.example/a", "en", None),
        ("https://valley.example.tv/a", "en", None),
    ],
)
def test_address_and_language_tell_the_country_where_nobody_has(url, lang, local):
    page = f"<html lang={lang}><title>The bridge is open</title>{H1}<p>Published On 03/04/2025</p>{TEXT}"
    published = extract(page, url=url, fetched_at=FETCHED).published
    assert (published.local if published else None) == local


@pytest.mark.parametrize(
    ("declared", "shown", "local"),
    [
        ("2025-10-27T23:30:00Z", "28 October 2025", "2025-10-28"),
        ("2025-10-28T05:00:00Z", "28 October 2025", "2025-10-28T05:00:00+00:00"),
        ("2025-10-27T23:30:00+00:00", "Updated: 29 October 2025", "2025-10-27T23:30:00+00:00"),
    ],
)
def test_a_day_that_is_shown_corrects_a_time_declared_in_utc(declared, shown, local):
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{declared}"}}</script>'
    assert read(f"{H1}<p>{shown}</p>{TEXT}", head=head).published.local == local


def test_a_shown_time_of_day_is_told_in_the_zone_in_which_it_is_the_declared_instant():
    head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-10-28T04:15:00Z"}</script>'
    published = read(f"{H1}<p>October 27, 2025, 11:15 PM</p>{TEXT}", head=head).published
    assert published.local == "2025-10-27T23:15-05:00"
    assert published.at.isoformat() == "2025-10-28T04:15:00+00:00"


@pytest.mark.parametrize(
    "line",
    ["The lake in winter (Photo: Ann Lee, 15.01.2025)", "14. - 20. January 2025", "28 December 2024 - 3 January 2025"],
)
def test_the_day_of_a_photo_and_the_last_of_a_week_are_no_publication(line):
    assert read(f"{H1}<p>{line}</p>{TEXT}").published is None


DECLARED_TWICE = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-10-21T09:00:00+05:30"}</script>'
    '<meta property="article:published_time" content="%s">'
)


@pytest.mark.parametrize(
    ("second", "shown", "local"),
    [
        ("2025-10-28T10:15:00+05:30", "28 Oct 2025, 10:15", "2025-10-28"),
        ("2025-10-28T10:15:00+05:30", "21 Oct 2025", "2025-10-21"),
        ("2025-10-28T10:15:00+05:30", "", "2025-10-21"),
        ("2025-10-28", "From the issue of 28 Oct 2025", "2025-10-21"),
    ],
)
def test_what_stands_at_the_headline_decides_between_declarations(second, shown, local):
    site = Site(country="IN", timezone="Asia/Kolkata")
    article = read(f"{H1}<div>{shown}</div>{TEXT}", head=DECLARED_TWICE % second, site=site)
    assert article.published.local[:10] == local


@pytest.mark.parametrize(
    "line",
    [
        "This entry was posted on Tuesday, October 28th, 2025 at 10:15 am and is filed under Bridges.",
        "Dieser Artikel wurde am 28. Oktober 2025 um 10:15 von Ann Lee geschrieben.",
    ],
)
def test_the_sentence_beneath_an_entry_dates_a_page_that_says_nothing_else(line):
    article = read(f"{H1}{TEXT}<div class=comments><p>2 Nov 2025</p></div><footer><p>{line}</p></footer>")
    assert article.published.local[:10] == "2025-10-28"


def test_a_page_that_tells_but_its_last_change_is_dated_by_that():
    article = read(f"{H1}<p>Last Updated: 28 October 2025</p>{TEXT}")
    assert article.published.local == article.modified.local == "2025-10-28"
    assert article.provenance["published"].place == "label Last Updated"


def test_the_zone_of_a_country_is_assumed_and_says_so():
    article = read(f"{H1}<p>Published: 28 October 2025 10:15</p>{TEXT}", url="https://valley.example.in/a")
    assert article.published.local == "2025-10-28T10:15+05:30"
    assert str(article.published.zone_source) == "assumed"


@pytest.mark.parametrize(
    "opened",
    ["<a name=top>", "<a href=/front>", '<a class=anchor id="x">'],
)
def test_a_link_that_is_never_closed_does_not_make_links_of_the_text(opened):
    assert body_of(f"{H1}{opened}{TEXT}") == PARAGRAPHS


def test_short_news_in_a_dense_script_is_news():
    text = "".join(
        f"<p>{one}</p>"
        for one in (
            "市政府周一宣布，横跨河谷的新桥将于下周起向所有车辆开放。",
            "报告称，约四百户居民今后不必再乘坐渡船过河。",
            "承建商须在九年内负责桥梁的维修和夜间照明工作。",
        )
    )
    page = f"<html lang=zh><title>河谷新桥下周通车</title><h1>河谷新桥下周通车</h1><div>{text}</div>"
    assert extract(page, url="https://valley.example/news/a", fetched_at=FETCHED).body.count("\n\n") == 2


@pytest.mark.parametrize(
    "bar", ["By Ann Lee | Published On 28 October 2025 | 6 Views", "28 October 2025 · 6 views · 3 comments"]
)
def test_views_stand_in_bars_of_facts_too(bar):
    article = read(f"<div>{H1}<div>{bar}</div></div><div>{TEXT}</div>")
    assert article.views.count == 6
    assert article.published.local == "2025-10-28"


@pytest.mark.parametrize(
    "printed",
    [
        "<p>Disclaimer: This image is taken from Geo Tv.</p>",
        "<p>Disclaimer:</p><p>This image is taken from Geo Tv.</p>",
        "<p><strong>Disclaimer:</strong> This image is taken from Geo Tv.</p>",
    ],
)
def test_a_disclaimer_is_found_and_no_text_on_one_line_or_two(printed):
    article = read(f"{H1}{TEXT}{printed}")
    assert article.body.split("\n\n") == PARAGRAPHS
    assert (article.image.disclaimer, article.image.credit) == ("This image is taken from Geo Tv.", "Geo Tv")


@pytest.mark.parametrize("name", ["base64", "zlib", "rot13", "no-such-encoding"])
def test_a_charset_that_is_none_is_not_believed(name):
    page = f"<h1>The bridge is open</h1>{TEXT}".encode() + b"\xe9\xe8 "
    article = extract(page, url="https://valley.example/a/b", content_type=f"text/html; charset={name}")
    assert article.body.startswith(PARAGRAPHS[0])


def test_what_is_no_headline_is_not_taken_for_one():
    svg = "<svg><title>Facebook share button</title></svg>"
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":5}</script>'
    assert read(f"{svg}{H1}{TEXT}", head=head).headline == "The bridge is open"


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ("<img src=/spacer.gif data-src=/i/bridge-photo.jpg>", "https://valley.example/i/bridge-photo.jpg"),
        ("<img src='/i/bridge-photo.jpg'>", "https://valley.example/i/bridge-photo.jpg"),
    ],
)
def test_the_picture_behind_a_placeholder_is_the_picture(image, address):
    assert read(f"{H1}<figure>{image}</figure>{TEXT}").image.url == address


@pytest.mark.parametrize(("before", "after"), [("It rained.", ""), ("", "He did not."), ("It rained.", "He did not.")])
def test_short_sentences_at_the_ends_are_paragraphs_too(before, after):
    short = {one: f"<p>{one}</p>" if one else "" for one in (before, after)}
    assert body_of(f"{H1}{short[before]}{TEXT}{short[after]}") == [one for one in (before, *PARAGRAPHS, after) if one]


@pytest.mark.parametrize(
    "last",
    [
        '<p style="text-align:right"><strong>Lê Phương</strong></p>',
        "<p><b>Lê Phương</b></p>",
        '<p align="right">Lê Phương</p>',
    ],
)
def test_a_text_is_signed_at_its_end_where_only_the_outlet_is_declared(last):
    declared = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Valley News"}, "publisher": {"name": "Valley News"}}</script>'
    text = "".join(
        f"<p>Cây cầu {number} của thung lũng được mở vào thứ Hai, trẻ em bốn làng đi qua.</p>" for number in range(5)
    )
    html = f"<html lang=vi><head>{declared}</head><body><article><h1>Cây cầu đã mở</h1>{text}{last}</article></body></html>"
    article = extract(
        html, url="https://valley.example/news/cay-cau-da-mo", fetched_at=datetime(2025, 11, 20, tzinfo=UTC)
    )
    assert article.authors == ("Lê Phương",)
    plain = html.replace(last, "<p>Lê Phương</p>")
    assert extract(
        plain, url="https://valley.example/news/cay", fetched_at=datetime(2025, 11, 20, tzinfo=UTC)
    ).authors != ("Lê Phương",)


@pytest.mark.parametrize(
    ("title", "is_missing"),
    [("404", True), ("404 - The Valley", True), ("Error 404", True), ("404 Not Found", True), ("The Valley | 404 page", True),
     ("404 families cross the bridge", False), ("Flight 404 lands in the valley", False)],
)  # fmt: skip
def test_a_number_in_a_headline_is_no_error(title, is_missing):
    html = f"<html lang=en><head><title>{title}</title></head><body><h1>{title}</h1><p>Published On 28 Oct 2025</p>{TEXT}</body></html>"
    try:
        extract(html, url="https://valley.example/news/the-bridge", fetched_at=FETCHED)
        found = False
    except NotAnArticle:
        found = True
    assert found == is_missing


@pytest.mark.parametrize(
    "line",
    [
        "खबरों के लिए हमारे <a href=/w>WhatsApp चैनल</a> से जुड़ें।",
        "Посетители, находящиеся в группе Гости, не могут оставлять комментарии к данной публикации.",
        "Увага! Користувачі, які перебувають у групі <b>Гості</b>, не можуть залишати коментарі до цієї публікації.",
    ],
)
def test_what_a_publishing_system_says_to_its_guests_is_no_text(line):
    assert body_of(f"<article>{H1}{TEXT}<div>{line}</div></article>") == PARAGRAPHS


def test_a_last_sentence_about_teams_of_a_group_is_text():
    last = "Обе сборные, находящиеся в группе B, сыграют в следующем туре в субботу, сообщила федерация."
    assert body_of(f"<article>{H1}{TEXT}<p>{last}</p></article>") == [*PARAGRAPHS, last]

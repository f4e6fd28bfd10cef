"""Headlines within titles, texts of interviews, in boxes and lists, and what stands among paragraphs and is none."""

import json

import pytest
from tests_articles import H1, PARAGRAPHS, TEXT, a_page, json_ld, read, texts

from newscrawl.documents.document import Document
from newscrawl.documents.element_names import Region

ONE, TWO, THREE, FOUR = PARAGRAPHS


def body(inside, **more):
    return texts(read(inside, **more))


def a_document(inside):
    return Document(a_page(inside))


# ── headline ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["tieude", "judul", "news-title", "titulo-noticia", "Headline"])
def test_without_headings_the_headline_is_the_line_that_is_named_one(name):
    bar = (
        f"<tr><td>THE POST OF THE VALLEY</td></tr><tr><td class={name}>The bridge at the mill is open at last</td></tr>"
    )
    article = read(
        f"<table>{bar}<tr><td>A+ A-</td></tr><tr><td>{TEXT}</td></tr></table>", title="The Post of the Valley"
    )
    assert article.headline == "The bridge at the mill is open at last"


@pytest.mark.parametrize("title", ["河谷大桥本周通车--河谷新闻网", "河谷大桥本周“通车”_河谷晚报"])
def test_the_outlet_behind_a_chinese_headline_is_none_of_it(title):
    headline = read(f"<div>{TEXT}</div>", title=title).headline
    assert headline.rstrip("“”") == title.split("--")[0].split("_")[0].rstrip("“”")


def test_the_headline_has_the_quotation_marks_that_a_reader_sees():
    node = json_ld('{"@type":"NewsArticle","headline":"The valley\'s \'bridge\' is open"}')
    assert read(f"<h1>The valley’s ‘bridge’ is open</h1>{TEXT}", head=node).headline == "The valley’s ‘bridge’ is open"


TITLE = "The bridge is open | The Valley Notes"


@pytest.mark.parametrize("home", ["/", "../", "/city/"])
def test_a_first_heading_that_leads_home_is_the_name_of_the_site(home):
    body = f'<h1><a href="{home}">The Valley Notes</a></h1><h2>The bridge is open</h2>{TEXT}'
    assert read(body, title=TITLE).headline == "The bridge is open"


def test_the_last_part_of_a_title_that_the_heading_lacks_is_none_of_the_headline():
    head = f'<meta property="og:title" content="{TITLE}">'
    assert read(f"<h1>The bridge is open</h1>{TEXT}", head=head, title=TITLE).headline == "The bridge is open"


def test_a_heading_that_is_but_a_small_part_of_the_title_is_a_rubric():
    title = "Unit of the week | The long wait at the river is over"
    head = f'<meta property="og:title" content="{title}">'
    assert read(f"<h1>Unit of the week</h1>{TEXT}", head=head, title=title).headline == title


@pytest.mark.parametrize(
    "title",
    [
        "News of Monday - The bridge at the mill is open at last",
        "The bridge at the mill is open at last : Rivers : Post",
    ],
)
def test_where_no_tag_names_it_the_headline_is_the_line_that_the_title_holds(title):
    shown = "<div class=x1>The Post of the valley</div><div class=x2>The bridge at the mill is open at last</div>"
    assert read(f"{shown}<div>{TEXT}</div>", title=title).headline == "The bridge at the mill is open at last"


def test_a_line_that_is_but_a_small_part_of_the_title_is_no_headline():
    shown = "<div>News of the Valley</div>"
    title = "News of the Valley - The bridge at the mill is open at last, and four villages cross it"
    assert read(f"{shown}<div>{TEXT}</div>", title=title).headline != "News of the Valley"


def test_a_heading_comes_before_a_line_within_the_title():
    shown = "<h1>Nine years of waiting are over</h1><div>The bridge at the mill is open</div>"
    article = read(f"{shown}<div>{TEXT}</div>", title="Nine years of waiting are over - The bridge at the mill is open")
    assert article.headline == "Nine years of waiting are over"


# ── body ─────────────────────────────────────────────────────────────────────────────────────────────

QUESTIONS = ["Who built the bridge?", "What did it cost?", "Is it safe in winter?", "And the ferry?"]


@pytest.mark.parametrize("mark", ["?", "؟", "？"])
def test_the_questions_of_an_interview_are_text_though_they_look_otherwise(mark):
    asked = [one.replace("?", mark) for one in QUESTIONS]
    pairs = "".join(f'<p class="q">{q}</p><p class="a">{a}</p>' for q, a in zip(asked, PARAGRAPHS, strict=True))
    assert body(f"<article>{H1}<div>{pairs}</div></article>") == [
        one for pair in zip(asked, PARAGRAPHS, strict=True) for one in pair
    ]


def test_the_letters_of_question_and_answer_are_left_out():
    pairs = "".join(f"<p>Q</p><p>{q}</p><p>A</p><p>{a}</p>" for q, a in zip(QUESTIONS, PARAGRAPHS, strict=True))
    found = body(f"<article>{H1}<div>{pairs}</div></article>")
    assert not {"Q", "A"} & set(found)
    assert set(PARAGRAPHS) <= set(found)


def test_paragraphs_that_have_a_box_each_are_read_with_the_short_ones_among_them():
    boxed = "".join(
        f'<div class="card"><div class="inner"><p>{one}</p></div></div>'
        for one in (ONE, "It is open.", TWO, THREE, FOUR)
    )
    assert body(f"<article>{H1}<div>{boxed}</div></article>") == [ONE, "It is open.", TWO, THREE, FOUR]


def test_the_boxed_list_and_heading_among_boxed_paragraphs_stay_and_a_box_elsewhere_does_not():
    points = ["forty metres of cable", "two hundred planks"]
    cards = [
        f"<p>{ONE}</p>",
        "<h2>How it was built</h2>",
        f"<p>{TWO}</p>",
        f"<ul><li>{points[0]}</li><li>{points[1]}</li></ul>",
        f"<p>{THREE}</p>",
        f"<p>{FOUR}</p>",
    ]
    boxed = "".join(f'<div class="card">{one}</div>' for one in cards)
    side = '<div class="sidebar"><div class="card"><p>Weather: rain from the west.</p></div></div>'
    found = body(f"<article>{H1}<div>{boxed}</div></article>{side}")
    assert found == [ONE, "How it was built", TWO, *points, THREE, FOUR]


@pytest.mark.parametrize("item", ["{}", "<p>{}</p>"])
def test_a_list_and_its_heading_among_wrapped_blocks_stay(item):
    points = ["Buses on Sunday", "A ferry at night"]
    listed = "".join(f"<li>{item.format(point)}</li>" for point in points)
    inside = [f"<p>{ONE}</p>", f"<p>{TWO}</p>", "<h2>What is new</h2>", f"<ul>{listed}</ul>", f"<p>{THREE}</p>"]
    blocks = "".join(f'<div class="block-{number}"><div>{one}</div></div>' for number, one in enumerate(inside))
    article = read(f"<article>{H1}{blocks}</article>")
    assert texts(article) == [ONE, TWO, "What is new", *points, THREE]
    assert [block.kind for block in article.blocks[2:5]] == ["heading", "list_item", "list_item"]


def test_what_calls_itself_a_heading_by_its_role_is_one():
    article = read(f"<article>{H1}<p>{ONE}</p><div role=heading aria-level=2>The ferry</div><p>{TWO}</p></article>")
    assert [(block.kind, block.text) for block in article.blocks][1] == ("heading", "The ferry")


def test_the_list_at_the_end_of_a_text_belongs_to_its_last_sentence():
    points = ["the ford below the mill", "the ferry at the old school", "the road over the dam"]
    listed = "".join(f"<li>{one}</li>" for one in points)
    last = "Until then there are three ways to cross:"
    found = body(f"<article>{H1}{TEXT}<p>{last}</p><ul>{listed}</ul></article>")
    assert found == [*PARAGRAPHS, last, *points]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("नगर पालिका ने कहा कि पुल सर्दियों से पहले मरम्मत के लिए बंद रहेगा और बसें दूसरी सड़क से जाएंगी।", "पुल अच्छा है।"),
        ("नगरपालिकाले जाडो सुरु हुनुअघि पुल मर्मतका लागि बन्द हुने र बसहरू अर्को बाटो भएर चल्ने जानकारी दिएको छ ।", "पानी पर्‍यो ।"),
        (
            "میونسپل کمیٹی نے کہا کہ پل سردیوں سے پہلے مرمت کے لیے بند رہے گا اور بسیں دوسری سڑک سے جائیں گی۔",
            "کیا بارش ہوئی؟",
        ),
    ],
)
def test_short_paragraphs_at_the_ends_are_text_in_every_script(long, short):
    paragraphs = [short, f"{long} 1।", f"{long} 2।", f"{long} 3।", short.replace(" ", "  ")]
    found = body(f"<article>{H1}<div>{''.join(f'<p>{one}</p>' for one in paragraphs)}</div></article>")
    assert (found[0], found[-1], len(found)) == (short, short, 5)


def test_a_list_of_links_behind_the_last_sentence_is_none():
    listed = "".join(f'<li><a href="/{n}">Another headline of the day {n}</a></li>' for n in range(3))
    assert body(f"<article>{H1}{TEXT}<p>More on this:</p><ul>{listed}</ul></article>")[:4] == PARAGRAPHS
    assert "Another headline of the day 1" not in body(
        f"<article>{H1}{TEXT}<p>More on this:</p><ul>{listed}</ul></article>"
    )


@pytest.mark.parametrize(
    "time",
    ["14:30", "14h30", "2:30 pm", "14.30 Uhr", "07:12 IST", "2 hours ago", "vor 3 Stunden", "hace 2 horas", "3 घंटे पहले"],
)
def test_the_times_of_a_live_blog_are_left_out(time):
    entries = f"<p>{ONE}</p><p>{time}</p><p>{TWO}</p><p>{time}</p><p>{THREE}</p>"
    assert body(f"<article>{H1}<div>{entries}</div></article>") == [ONE, TWO, THREE]


@pytest.mark.parametrize("line", ["The score was 14:30.", "It began at 14:30 sharp", "Two hours ago it was dry."])
def test_a_sentence_with_a_time_stays(line):
    assert body(f"<article>{H1}<div><p>{ONE}</p><p>{line}</p><p>{TWO}</p><p>{THREE}</p></div></article>") == [
        ONE,
        line,
        TWO,
        THREE,
    ]


# ── documents ────────────────────────────────────────────────────────────────────────────────────────


def regions(inside):
    return {line.text: line.region for line in a_document(f"<body>{inside}</body>").lines}


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "p"])
def test_a_header_that_holds_a_headline_or_text_is_the_article_s(tag):
    assert regions(f"<header><{tag}>The bridge is open</{tag}></header>")["The bridge is open"] is Region.CONTENT


@pytest.mark.parametrize(
    "inside",
    [
        "<h2><a href='/'>The Valley Post</a></h2>",
        "<div>The Valley Post</div>",
        "<h3><a href='/1'>The Valley Post</a></h3>",
    ],
)
def test_a_header_whose_heading_leads_elsewhere_is_the_page_s(inside):
    assert regions(f"<header>{inside}</header>")["The Valley Post"] is Region.AROUND


def test_the_headline_in_a_header_is_read_though_it_is_no_h1():
    article = read(f"<article><header><h2>The bridge is open</h2><p>By Anna Reed</p></header>{TEXT}</article>")
    assert (article.headline, article.authors) == ("The bridge is open", ("Anna Reed",))


@pytest.mark.parametrize("name", ["subscriber-only", "subscribers-part"])
def test_the_part_of_a_text_that_is_for_subscribers_is_text(name):
    rest = "".join(f"<p>{one}</p>" for one in PARAGRAPHS[2:])
    inside = f'<p>{ONE}</p><p>{TWO}</p><div class="{name}">{rest}</div>'
    assert body(f"<article>{H1}<div>{inside}</div></article>") == PARAGRAPHS


def test_a_box_that_calls_to_subscribe_is_none():
    box = '<div class="subscribe-box"><p>Read the paper on all days of the week for nothing at all.</p></div>'
    assert body(f"<article>{H1}{TEXT}{box}</article>") == PARAGRAPHS


@pytest.mark.parametrize(
    ("inside", "count"),
    [
        ('<div class="breadcrumb">a</div>', 1),
        ('<ul id="Breadcrumbs">a</ul>', 1),
        ('<nav aria-label="Breadcrumb">a</nav>', 1),
        ('<body class="has-breadcrumb"><p>a</p></body>', 0),
        ("<p>All breadcrumbs of the day</p>", 0),
        ("<script>var breadcrumb</script>", 0),
    ],
)
def test_breadcrumbs_are_elements_that_are_named_so(inside, count):
    assert len(a_document(inside).breadcrumbs) == count


def test_category_links_are_those_that_say_so():
    document = a_document(
        '<a rel="category tag" href="/a">A</a><a rel=\'category\' href="/b">B</a><a rel="tag" href="/c">C</a><a class="category" href="/d">D</a>'
    )
    assert [link.text for link in document.category_links] == ["A", "B"]


def test_properties_of_rdfa_are_found_by_each_of_their_names_and_metas_are_none():
    document = a_document(
        '<meta property="dc:date" content="1"><span property="dc:date dc:created" content="2">x</span><span property="dc:date">y</span>'
    )
    assert {name: [one.get("content") for one in found] for name, found in document.properties.items()} == {
        "dc:date": ["2"],
        "dc:created": ["2"],
    }


def test_where_no_tag_names_it_the_headline_is_the_line_most_like_a_part_of_the_title():
    line = "The new bridge of the valley is open"
    inside = f"<div id=c><div class=t>{line}</div><div>3 November 2025</div>{TEXT}</div>"
    article = read(inside, title="News of the town - The bridge of the valley is open")
    assert article.headline == line


@pytest.mark.parametrize(
    "heading",
    ["Vill du läsa hela artikeln?", "Want to read more?", "Já é assinante?", "Wil je dit artikel lezen?"],
)
def test_what_a_paywall_says_below_the_free_paragraphs_is_no_text(heading):
    offer = "<p>Have all of our articles, the printed paper and the letter of the morning for one coin a month.</p>"
    article = read(f"<article>{H1}{TEXT}<div><h2>{heading}</h2>{offer}</div></article>")
    assert texts(article) == PARAGRAPHS


# ── what is hidden, what leads elsewhere, what asks ──────────────────────────────────────────────────


def test_what_is_hidden_until_a_script_knows_the_reader_is_text():
    inside = f'<div itemprop="articleBody"><div>{TEXT}</div><div class="subscriber-only" style="display: none;"><p>{FOUR} And more.</p></div></div>'
    assert body(f"{H1}{inside}")[-1] == f"{FOUR} And more."


@pytest.mark.parametrize("name", ["subscriber-only encrypted-content", "popup", "paywall-offer"])
def test_what_else_is_hidden_is_none(name):
    inside = f'<div>{TEXT}<div class="{name}" style="display:none"><p>{FOUR} And more.</p></div></div>'
    assert body(f"{H1}{inside}") == [*PARAGRAPHS]


@pytest.mark.parametrize("label", ["Skaityk ir tai:", "இதையும் படிக்க:", "ተጨማሪ ያንብቡ፦"])
def test_the_label_of_a_link_to_another_article_is_no_text(label):
    link = f"<div><b>{label}</b></div><div><a href=/other>The ferry is for sale since Monday</a></div>"
    assert body(f"{H1}<div><p>{ONE}</p><p>{TWO}</p>{link}<p>{THREE}</p></div>") == [ONE, TWO, THREE]


def test_a_label_above_text_stays():
    assert "In short:" in body(f"{H1}<div><p>{ONE}</p><p>{TWO}</p><p>In short:</p><p>{THREE}</p></div>")


def test_what_asks_the_reader_is_no_text_behind_the_last_break_either():
    asks = (
        '<br><br><i>Reminder: subscribe to our <a href="https://t.me/post">channel</a>, so that you miss nothing.</i>'
    )
    assert body(f"{H1}<div>{ONE}<br><br>{TWO}<br><br>{THREE}{asks}</div>") == [ONE, TWO, THREE]


def test_a_text_goes_on_in_the_next_block_of_the_same_name():
    def block(inside):
        return f'<div class="block"><div class="inner"><div class="html">{inside}</div></div></div>'

    items = "".join(f"<li><p>Village {one}</p></li>" for one in "ABCDEF")
    more = f"<p>In short:</p><ul>{items}</ul><p>It goes on until Friday.</p><p>{FOUR}</p>"
    letter = '<div class="newsletter"><p>All the news in your mail.</p></div>'
    found = body(f"{H1}<div class=row>{block(f'<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>')}{letter}{block(more)}</div>")
    assert found[-1] == FOUR
    assert "Village C" in found


def test_of_scripts_the_text_in_one_piece_is_the_article():
    html = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    excerpts = [{"excerpt": f"{one} And that was told by the council."} for one in PARAGRAPHS]
    state = json.dumps({"post": {"content": html}, "latest": {"items": excerpts}})
    assert texts(read(f'{H1}<div id="root"></div><script>window.__STATE__ = {state};</script>')) == PARAGRAPHS


@pytest.mark.parametrize(
    "sentence",
    [
        "It closed on 14 March 2025.",
        "Er starb am 3. Mai 2020 in Bremen.",
        "Суд состоится 1 декабря 2026 года.",
        "据了解，大桥预计2027年5月1日前正式通车。",
    ],
)
def test_a_short_sentence_with_a_date_is_text(sentence):
    assert sentence in body(f"<article>{H1}<p>{ONE}</p><p>{sentence}</p><p>{TWO}</p><p>{THREE}</p></article>")


@pytest.mark.parametrize(
    "day", ["28 October 2025", "Posted on Tuesday, 28 October 2025.", "Dienstag, 28. Oktober 2025."]
)
def test_a_date_is_no_text(day):
    assert day not in body(f"<article>{H1}<p>{day}</p><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>")


@pytest.mark.parametrize(
    ("begins", "text"),
    [
        ('<span class="place">Lai Châu</span>', f"Lai Châu {ONE}"),
        ("<span>Lai Châu</span>", f"Lai Châu{ONE}"),
        ('<span class="dropcap">W</span>hen ', f"When {ONE}"),
    ],
)
def test_style_parts_a_named_element_from_the_capital_behind_it(begins, text):
    assert body(f"<article>{H1}<p>{begins}{ONE}</p><p>{TWO}</p></article>")[0] == text


@pytest.mark.parametrize("void", ["<a name=more></a>", "<script>ad()</script>", "<img src=x>", "<b> </b>", "<wbr>"])
def test_a_break_holds_across_what_has_no_text(void):
    text = f"<br><br>{void}".join((ONE, TWO, THREE))
    assert body(f"<article>{H1}<div>{text}</div></article>") == [ONE, TWO, THREE]


def test_a_headline_may_lead_to_its_own_page():
    own = (
        '<td class="contentheading"><a href="/news/the-bridge-is-open">The bridge at the mill is open at last</a></td>'
    )
    rows = f"<tr><td>Home Sport Weather</td></tr><tr>{own}</tr><tr><td>{TEXT}</td></tr>"
    article = read(
        f"<table>{rows}</table>", title="The Post of the Valley", url="https://valley.example/news/the-bridge-is-open"
    )
    assert article.headline == "The bridge at the mill is open at last"


def test_the_paragraph_above_the_last_change_is_no_headline():
    changed = "<div>Last updated: 28 October 2025</div>"
    assert body(f"<table><tr><td>{TEXT}</td></tr><tr><td>{changed}</td></tr></table>", title="The Post") == list(
        PARAGRAPHS
    )


# ── what stands among paragraphs and is none ─────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "thing",
    [
        "- ማስታወቂያ -",
        "Auglýsing",
        "ការផ្សាយពាណិជ្ជកម្ម",
        "請繼續往下閱讀...",
        "Članak se nastavlja ispod oglasa",
        "기사는 광고 뒤에 계속됩니다",
    ],
)
def test_the_notice_of_an_advertisement_is_no_text_in_any_language(thing):
    assert body(f"<article>{H1}<p>{ONE}</p><p>{thing}</p><p>{TWO}</p></article>") == [ONE, TWO]


@pytest.mark.parametrize(
    "call",
    [
        "Якщо ви помітили помилку, виділіть необхідний текст і натисніть Ctrl + Enter.",
        "Našli jste chybu v článku? Napište nám.",
        "ติดตามข่าวสารผ่าน LINE ของหนังสือพิมพ์ได้ที่ เพิ่มเพื่อน",
        "現在用APP看新聞 保證天天中獎 點我下載APP 按我看活動辦法",
    ],
)
def test_what_asks_for_mistakes_or_for_readers_of_an_app_is_no_text(call):
    assert body(f"<article>{H1}{TEXT}<p>{call}</p></article>") == PARAGRAPHS
    assert body(f"<article>{H1}{TEXT}<p>The engineers of the valley found an error in the plan.</p></article>")[4:]


@pytest.mark.parametrize("after", ["{}<br><span>{}</span>", "<span>{}</span><span>{}</span>", "{}</p><p>{}"])
def test_what_the_image_above_is_said_to_show_is_its_caption(after):
    image = '<img src="/2.jpg" alt="A boy works in the yard">'
    inside = [f"<p>{ONE}</p>", f"<p>{after.format(image, 'A boy works in the yard')}</p>", f"<p>{TWO}</p>"]
    assert body(f"<article>{H1}{''.join(inside)}</article>") == [ONE, TWO]


def test_the_step_beneath_its_image_is_text():
    steps = "".join(f'<div><img src="/{n}.jpg" alt="{one}"><p>{one}</p></div>' for n, one in enumerate(PARAGRAPHS))
    lead = '<figure><img src="/lead.jpg"><figcaption>The mill</figcaption></figure>'
    assert body(f"<article>{H1}{lead}{steps}</article>") == PARAGRAPHS


def test_a_box_at_the_end_that_asks_goes_as_a_whole():
    call = "<h3>Support the paper</h3><p>We believe that news must be free for all, and that somebody pays for it.</p>"
    asks = f"{call}<p>Will you support our work in this valley today?</p>"
    assert body(f"<article>{H1}<div>{TEXT}</div><div class=support>{asks}</div></article>") == PARAGRAPHS
    parts = (
        f"<section><p>{ONE}</p><p>{TWO}</p></section><section><p>{THREE}</p><p>{FOUR}</p><p>Follow us.</p></section>"
    )
    assert body(f"<article>{H1}{parts}</article>") == PARAGRAPHS


@pytest.mark.parametrize(
    "inside",
    [
        '<p>ይህን ዜና ተመልከቱ፡ <a href="/other">The mill of the valley burned down</a></p>',
        '<p><b>More of this</b></p><ul><li><a href="/1">The mill burned down</a></li><li><a href="/2">A new ferry</a></li></ul>',
    ],
)
def test_the_label_of_links_goes_with_them(inside):
    assert body(f"<article>{H1}<p>{ONE}</p>{inside}<p>{TWO}</p></article>") == [ONE, TWO]


def test_the_label_of_a_list_that_is_not_of_links_stays():
    listed = "<p>More of this</p><ul><li>The mill, which burned down</li><li>A new ferry</li></ul>"
    assert "More of this" in body(f"<article>{H1}<p>{ONE}</p>{listed}<p>{TWO}</p></article>")

"""Who signs a text within it, and that the lines which sign are no text."""

import pytest
from tests_articles import H1, PARAGRAPHS, TEXT, read, texts

OWN = '<meta name="author" content="The Valley Post">'


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("<p><strong>Nguyễn Thị Bưởi</strong></p>", ["Nguyễn Thị Bưởi"]),
        ("<p><em>Γιώργος Παππάς</em></p>", ["Γιώργος Παππάς"]),
        ("<p style='text-align: right'>Kovács Borbála</p>", ["Kovács Borbála"]),
        ("<p align=right>Ann Lee</p>", ["Ann Lee"]),
        ("<div class=signature>Ann Lee</div>", ["Ann Lee"]),
        ("<p>（林佳蓉）</p>", ["林佳蓉"]),
        ("<p>【佐野恵】</p>", ["佐野恵"]),
        ("<p><b>Ann Lee, Millford</b></p>", ["Ann Lee"]),
        ("<p><b>(Galle - Sunil Jayawardena)</b></p>", ["Sunil Jayawardena"]),
        ("<p><b>Ann Lee</b></p><p>Millford</p>", ["Ann Lee"]),
    ],
)
def test_a_short_last_line_that_is_set_apart_signs_the_text_and_is_none(last, names):
    article = read(f"<article>{H1}{TEXT}{last}</article>", head=OWN)
    assert [*article.authors] == names
    assert texts(article)[: len(PARAGRAPHS)] == PARAGRAPHS
    assert not any(name in article.body for name in names)


@pytest.mark.parametrize(
    "last",
    [
        "<p>Ann Lee</p>",
        "<p><b>No more ferries!</b></p>",
        "<p><b>PM DJV</b></p>",
        "<p><b>more on monday</b></p>",
        "<p><b>The bridge at the mill is open to all traffic of the valley now</b></p>",
    ],
)
def test_a_last_line_that_is_not_set_apart_or_no_name_signs_nothing(last):
    article = read(f"<article>{H1}{TEXT}{last}</article>", head=OWN)
    assert article.authors in ((), ("The Valley Post",))
    assert texts(article)[: len(PARAGRAPHS)] == PARAGRAPHS


def test_a_bold_heading_among_short_lines_at_the_end_signs_nothing():
    rows = "<p><b>Open Hours</b></p><p>Monday to Friday from nine to five.</p><p>Saturday from nine to noon.</p>"
    article = read(f"<article>{H1}{TEXT}{rows}</article>", head=OWN)
    assert "Open Hours" not in article.authors
    assert "Open Hours" in article.body


@pytest.mark.parametrize(
    ("first", "names"),
    [
        ("<p>By Ann Lee</p>", ["Ann Lee"]),
        ("<p><em>By Ann Lee</em></p>", ["Ann Lee"]),
        ("<p><strong>दिनेश पाटीदार, मंदसौर।</strong></p>", ["दिनेश पाटीदार"]),
        ("<p><b>Ann Lee – Millford</b></p>", ["Ann Lee"]),
        ("<p><b>Ann Lee*</b></p>", ["Ann Lee"]),
    ],
)
def test_a_first_line_that_opens_as_bylines_do_signs_the_text_and_is_none(first, names):
    article = read(f"<article>{H1}<div class=text>{first}{TEXT}</div></article>", head=OWN)
    assert [*article.authors] == names
    assert texts(article) == PARAGRAPHS


def test_a_bold_first_line_without_a_place_signs_nothing():
    article = read(f"<article>{H1}<div class=text><p><b>Nine Years</b></p>{TEXT}</div></article>")
    assert article.authors == ()


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("（新華社記者林佳蓉）河谷的橋在九年之後於星期一開通，四個村莊的孩子首先走過了這座橋。", "林佳蓉"),
        (
            "[소백내일신문=이수진 기자] 계곡의 다리가 구 년 만에 월요일에 개통되어 네 마을 아이들이 먼저 건넜다.",
            "이수진",
        ),
    ],
)
def test_the_reporter_of_a_dateline_is_the_author_and_the_paragraph_stays(first, name):
    rest = "".join(f"<p>{first[12:]}{one}</p>" for one in "甲乙丙")
    article = read(f"<article><h1>河谷的橋開通了</h1><p>{first}</p>{rest}</article>", lang="zh", title="河谷的橋開通了")
    assert [*article.authors] == [name]
    assert texts(article)[0] == first


def test_brackets_in_the_middle_of_a_first_sentence_name_no_reporter():
    first = "河谷的橋在九年之後於星期一開通，四個村莊的孩子首先走過了這座橋（記者王小明曾在二月報導施工延誤），村民們自己用鋼纜建成。"
    rest = "".join(f"<p>{first}{one}</p>" for one in "甲乙丙")
    article = read(f"<article><h1>河谷的橋開通了</h1><p>{first}</p>{rest}</article>", lang="zh", title="河谷的橋開通了")
    assert article.authors == ()


def test_the_paragraphs_that_begin_with_the_full_name_of_the_author_are_about_him():
    about = "Ann Lee has written about rivers and those who live on them for thirty years, and keeps goats at home."
    article = read(f"<article>{H1}<p>By Ann Lee</p>{TEXT}<p>{about}</p></article>")
    assert texts(article) == PARAGRAPHS


def test_a_last_paragraph_about_another_person_is_text():
    about = "Bo Ek has written about rivers and those who live on them for thirty years, and keeps goats at home."
    article = read(f"<article>{H1}<p>By Ann Lee</p>{TEXT}<p>{about}</p></article>")
    assert texts(article) == [*PARAGRAPHS, about]


def test_of_a_text_of_a_few_lines_none_is_taken_off_for_a_signature():
    article = read(
        f"<article>{H1}<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p><b>Ann Lee</b></p></article>", head=OWN
    )
    assert texts(article)[:2] == PARAGRAPHS[:2]
    assert article.authors == ("Ann Lee",)


def test_a_first_line_that_names_who_wrote_and_who_took_the_pictures_is_no_text():
    line = "Words by Ann Lee and Tom Geddes. Photo by Rory Munro."
    article = read(f"<article>{H1}<p><em>{line}</em></p>{TEXT}</article>")
    assert texts(article) == PARAGRAPHS
    assert article.authors == ("Ann Lee", "Tom Geddes")


@pytest.mark.parametrize(
    "line", ["/나주=박정훈 기자 jhpark@mail.example", "나주=박정훈 기자", "박정훈 기자 jhpark@mail.example"]
)
def test_a_korean_reporter_signs_with_place_and_address(line):
    article = read(f"<article>{H1}{TEXT}<p>{line}</p></article>", lang="ko")
    assert article.authors == ("박정훈",)
    assert texts(article) == PARAGRAPHS


@pytest.mark.parametrize("heading", ["Hozzászólások (1)", "Kapcsolódó cikkek:", "Comentarii (5)", "Povezane vijesti"])
def test_what_stands_below_the_comments_is_no_text(heading):
    below = f"<p>{heading}</p><p>A reader was here in the evening and says that all of this is rather dear to him.</p>"
    assert texts(read(f"<article>{H1}{TEXT}{below}</article>")) == PARAGRAPHS


def test_the_dateline_of_a_text_that_is_signed_too_stays():
    dateline = "[나주=남도매일 박정훈 기자] 제9회 영산강 갈대축제가 나흘간의 일정을 마치고 15일 막을 내렸다."
    article = read(f"<article>{H1}<p>{dateline}</p>{TEXT}<p>/나주=박정훈 기자</p></article>", lang="ko")
    assert texts(article) == [dateline, *PARAGRAPHS]

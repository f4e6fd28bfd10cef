"""What a page says itself that it is, and excerpts that are no article."""

import pytest
from tests_articles import H1, PARAGRAPHS, TEXT, json_ld, read

from newscrawl.errors import NotAnArticle


def kind_of(inside, **more):
    """What a page is judged to be."""
    try:
        read(inside, **more)
    except NotAnArticle as refused:
        return refused.reasons[0].removeprefix("it is judged ")
    return "article"


def teasers(count):
    return "".join(f"<h3><a href=/n{n}>Another headline of the day, number {n}</a></h3>" for n in range(count))


@pytest.mark.parametrize(
    ("title", "classes"),
    [("Nie znaleziono strony - Kurier", ""), ("Błąd 404", ""), ("Kurier", "error404 wide"), ("Kurier", "page-404")],
)
def test_a_page_for_all_that_are_missing_is_no_article(title, classes):
    excuse = "<h1>Ups!</h1><p>The article that you are looking for was moved, or has never been here. Look for it.</p>"
    assert kind_of(excuse, title=title, body=f'class="{classes}"') == "soft 404"


@pytest.mark.parametrize("name", ["CollectionPage", "ProfilePage", "SearchResultsPage"])
def test_what_calls_itself_a_page_of_many_articles_is_a_listing(name):
    node = json_ld(f'{{"@type":"{name}","name":"Anna Reed"}}')
    assert kind_of(f"<h1>Anna Reed</h1>{TEXT}{teasers(4)}", head=node) == "listing"


@pytest.mark.parametrize("name", ["WebPage", "ItemPage", "Person", "WebSite", "BreadcrumbList"])
def test_what_calls_itself_something_else_is_none(name):
    assert kind_of(f"{H1}{TEXT}{teasers(4)}", head=json_ld(f'{{"@type":"{name}","name":"x"}}')) == "article"


def test_an_article_with_the_profile_of_its_author_is_one():
    graph = '{"@graph":[{"@type":"NewsArticle","headline":"The bridge is open"},{"@type":"ProfilePage","name":"Anna Reed"}]}'
    assert kind_of(f"{H1}{TEXT}", head=json_ld(graph)) == "article"


@pytest.mark.parametrize(
    "classes", ["archive category category-rivers", "search-results", "ERROR404", "archive author"]
)
def test_the_body_of_an_archive_of_wordpress_is_that_of_a_listing(classes):
    assert kind_of(f"<h1>Rivers</h1>{TEXT}{teasers(4)}", body=f'class="{classes}"') == "listing"


@pytest.mark.parametrize(
    ("classes", "count"),
    [
        ("archive single single-post", 4),
        ("archived", 4),
        ("archive", 2),
        ("post-type-archive-note", 4),
    ],
)
def test_a_single_article_or_one_without_teasers_is_no_archive(classes, count):
    assert kind_of(f"{H1}{TEXT}{teasers(count)}", body=f'class="{classes}"') == "article"


VIDEO = json_ld('{"@type":"VideoObject","name":"The bridge is open"}')


def test_a_film_with_little_text_is_a_film_and_one_in_an_article_is_none():
    assert kind_of(f"{H1}<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", head=VIDEO) == "video"
    assert kind_of(f"{H1}{TEXT}{TEXT}{TEXT}".replace("bridge", "ford", 1), head=VIDEO) == "article"
    both = json_ld('[{"@type":"VideoObject","name":"x"},{"@type":"NewsArticle","headline":"The bridge is open"}]')
    assert kind_of(f"{H1}<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", head=both) == "article"


DUTCH = (
    "<h1>Wij willen graag je toestemming</h1>"
    "<p>Wij en onze partners gebruiken cookies om gegevens op je apparaat op te slaan en te lezen, zodat de site goed werkt.</p>"
    "<p>Met je toestemming tonen we advertenties die bij je passen, en meten wij samen met partners hoe vaak die worden gezien.</p>"
    "<p>Je kunt je toestemming voor het gebruik van je gegevens altijd intrekken via de instellingen onderaan elke pagina.</p>"
)
GERMAN = (
    "<h1>Weiter mit Werbung lesen</h1>"
    "<p>Besuchen Sie die Zeitung wie gewohnt mit Werbung und Cookies; Ihre Einwilligung können Sie jederzeit widerrufen.</p>"
    "<p>Wir und unsere Partner verarbeiten personenbezogene Daten, um Werbung zu messen und Inhalte für Sie auszuwählen.</p>"
)


@pytest.mark.parametrize(
    ("wall", "title"),
    [
        (DUTCH, "Privacy Gate | Wij willen graag je toestemming"),
        (GERMAN, "Zustimmung zur Nutzung der Seite"),
    ],
)
def test_a_page_whose_title_and_text_speak_of_consent_is_a_wall(wall, title):
    assert kind_of(wall, title=title) == "consent wall"


@pytest.mark.parametrize(
    "title",
    ["Parents give consent to the bridge", "Grandmother bakes a cookie for each child", "Ohne Zustimmung gebaut"],
)
def test_an_article_whose_title_has_the_word_for_consent_is_one(title):
    assert kind_of(f"<h1>{title}</h1>{TEXT}", title=title) == "article"


def excerpts(count, *, linked=True):
    opened, closed = ("<a href=/n{}>", "</a>") if linked else ("", "")
    return "".join(
        f"<h2>{opened.format(n)}Another headline of the day, number {n}{closed}</h2>"
        f"<p>{PARAGRAPHS[n % 4].replace('the', f'the {n + 2}', 1)}</p>"
        for n in range(count)
    )


DECLARED = '<meta property="og:type" content="article">'


@pytest.mark.parametrize("head", ["", DECLARED])
def test_paragraphs_that_stand_each_under_a_headline_that_leads_elsewhere_are_excerpts(head):
    assert kind_of(f"<h1>News of the valley</h1>{excerpts(6)}", head=head) == "listing"
    introduced = f"<h1>News of the valley</h1><p>{PARAGRAPHS[0]}</p>{excerpts(6)}"
    assert kind_of(introduced, head=head) == "listing"


@pytest.mark.parametrize("head", ["", DECLARED])
def test_paragraphs_under_headings_that_lead_nowhere_are_an_article(head):
    assert kind_of(f"{H1}{excerpts(6, linked=False)}", head=head) == "article"
    assert kind_of(f"{H1}{TEXT}{teasers(6)}", head=head) == "article"


def test_what_says_that_it_is_a_news_article_is_one_though_it_has_excerpts():
    node = json_ld('{"@type":"NewsArticle","headline":"News of the valley"}')
    assert kind_of(f"<h1>News of the valley</h1>{excerpts(6)}", head=node) == "article"


@pytest.mark.parametrize("head", ["", DECLARED])
def test_a_day_and_a_name_may_stand_between_the_headline_of_a_card_and_its_excerpt(head):
    cards = "".join(
        f"<h2><a href=/n{n}>Flood in town {n}</a></h2><time>3 November 15:0{n}</time><div>Anna Reed</div>"
        f"<p>{PARAGRAPHS[n % 4].replace('the', f'the {n + 2}', 1)}</p>"
        for n in range(5)
    )
    assert kind_of(f"<h1>Valley</h1>{cards}", head=head, title="Valley") == "listing"
    assert kind_of(f"{H1}{cards.replace('<a href=', '<b id=').replace('</a>', '</b>')}", head=head) == "article"


EXPLAINED = "".join(
    f"<p>{one}</p>"
    for one in (
        "The story you wanted may have expired, may have been moved to our archives, or its address may have been mistyped.",
        "Stories of the agencies are taken from this site after a month, under the terms of our agreements with them.",
        "You can search our archives, which go back to 1999, or return to the first page for the latest news of the valley.",
        "Readers who need help can call our service from Monday to Friday, or write to us at any time of the day or night.",
        "If you came from another site, please let its owner know that the link no longer works, so that it can be mended.",
    )
)


@pytest.mark.parametrize("title", ["Story not found | Valley Post", "Error: page not found - Valley Post"])
def test_a_page_whose_title_says_nothing_but_that_it_is_missing_may_explain_itself_at_length(title):
    assert kind_of(f"<h1>We are sorry</h1>{EXPLAINED}", head=DECLARED, title=title) == "soft 404"


def test_an_article_whose_title_speaks_of_what_was_not_found_is_one():
    title = "Story not found in any archive of the valley is told again by its last teller"
    assert kind_of(f"<h1>{title}</h1>{EXPLAINED}", title=title) == "article"


def test_a_text_that_asks_for_consent_in_the_name_of_partners_is_a_wall_whatever_the_title():
    text = GERMAN.replace("Wir und unsere Partner", "Wir und bis zu 168 Partner")
    assert kind_of(text, head=DECLARED, title="Die Brücke ist offen") == "consent wall"
    spoken = (
        "<p>“We and our partners use cookies” is what the site of the ferry says to everybody, the report found.</p>"
    )
    assert kind_of(f"{H1}{TEXT}{spoken}") == "article"


@pytest.mark.parametrize(
    "headline",
    "Dit artikel bestaat niet meer|Artikel nicht gefunden|Página não encontrada|Page non trouvée|Esta noticia ya no existe"
    "|Artikkelen finnes ikke|L'articolo non esiste più|Artykuł nie istnieje|Berita tidak ditemukan|Статья не найдена|文章不存在".split(
        "|"
    ),
)
def test_a_headline_that_says_the_article_is_missing_is_believed(headline):
    excuse = (
        "<p>The article that you are looking for was moved, or has never been here. Look for it in the archive.</p>"
    )
    assert kind_of(f"<h1>{headline}</h1>{excuse}", title="Kurier") == "soft 404"

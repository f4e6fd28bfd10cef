"""From a page to a raw article: each field's candidates in the order of how telling their places are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from archive.addresses import without_credentials
from archive.article import Block
from newscrawl.chronology.lexicon import words_of_else
from newscrawl.documents.document import Document
from newscrawl.documents.json_ld import text_at
from newscrawl.documents.lines import weigh
from newscrawl.extraction import fields, images
from newscrawl.extraction.body import body_blocks
from newscrawl.extraction.bylines import (
    LEARNED,
    byline_candidates,
    places_of_declared_names,
    source_candidates,
)
from newscrawl.extraction.dates import modified_candidates, published_candidates
from newscrawl.extraction.headline import headline_candidates, headline_line
from newscrawl.extraction.memory import SiteMemory, digest_of, traits_of
from newscrawl.extraction.parts import second_part
from newscrawl.extraction.rules import ArticleRules, Rule, nowhere
from newscrawl.extraction.script_fields import fields_beside
from newscrawl.extraction.scripts import text_blocks, text_in_scripts
from newscrawl.extraction.sections import section_candidates
from newscrawl.extraction.signatures import signatures, without_biography, without_signatures
from newscrawl.extraction.skeleton import read_skeleton
from newscrawl.extraction.unnamed_bylines import unnamed_bylines
from newscrawl.extraction.verdict import judge_page
from newscrawl.extraction.view_counts import views_candidates
from newscrawl.items import Candidate, Page, PlaceKind, RawArticle, Site
from newscrawl.labels import read_label

_ANY_SITE = Site()
_USUAL_PLACES = ArticleRules()
_LONGEST_BYLINE = 200
_LONGEST_DAY = 80
_TEXT_ENOUGH = 600
_MUCH_MORE = 2
"""Below so many characters the page may have its text in scripts, which then have so many times more of it."""
_FULL_STOPS = tuple(".!?।۔。")


def extract_raw(
    page: Page, *, site: Site = _ANY_SITE, rules: ArticleRules = _USUAL_PLACES, memory: SiteMemory | None = None
) -> RawArticle:
    """Read a page: what it is, its body, and for each field everything that may be it. Never raises for a page.

    ``memory`` is what other articles of the site have taught; it is asked, and not added to: the raw article carries
    what it teaches itself. Without a memory nothing is learned.
    """
    document = Document(page, site_encoding=site.encoding)

    def found(rule: Rule | None, usual: Iterable[Candidate]) -> tuple[Candidate, ...]:
        if rule is nowhere:
            return ()
        return _distinct([*(rule.candidates(document) if rule else ()), *usual])

    headline = found(rules.headline, headline_candidates(document, site))
    line = headline_line(document, headline)
    byline = found(rules.byline, byline_candidates(document, line, memory))
    lead = images.find_lead(document, line)
    caption = found(rules.image_caption, images.caption_candidates(document, lead, line))
    published = found(rules.published, published_candidates(document, line))
    section = found(rules.section, section_candidates(document, line))
    declared = _declared_texts(document)
    removed = {text for rule in (rules.remove,) if rule for text in rule.read(document)}
    blocks, place = body_blocks(
        document.lines,
        headline=line,
        known=_texts(headline)
        | _names(byline)
        | _days(published)
        | images.texts_apart(document, lead, caption)
        | _on_two_lines(document)
        | removed,
        within=rules.body.elements(document) if rules.body and rules.body.elements else (),
        declared=declared,
    )
    beside: Mapping[str, tuple[Candidate, ...]] = {}
    if not (rules.body and rules.body.elements) and (told := _told_to_machines(document, blocks, declared)):
        blocks, place, beside = told
        headline = headline if rules.headline else _distinct([*beside.get("headline", ()), *headline])
        byline = byline if rules.byline else _distinct([*byline, *beside.get("byline", ())])
        published = published if rules.published else _distinct([*published, *beside.get("published", ())])
        section = section if rules.section else _distinct([*section, *beside.get("section", ())])
        caption = caption if rules.image_caption else _distinct([*caption, *beside.get("image_caption", ())])
    source: tuple[Candidate, ...] = ()
    if blocks and rules.byline is not nowhere:
        byline = _distinct([*byline, *signatures(document, blocks)])
        others = _texts(section) | {one.text for one in _publishers(document, site)}
        byline = _distinct([*byline, *unnamed_bylines(document, line, blocks, byline, others)])
        source = _distinct(source_candidates(document, line))
    blocks = without_biography(without_signatures(blocks, byline), byline)
    kind, reasons = judge_page(document, blocks)
    texts = [block.text for block in blocks]
    recurring = memory.recurring(texts) if memory is not None else frozenset()
    blocks = tuple(block for block in blocks if block.text not in recurring)
    return RawArticle(
        page=page,
        site=site,
        kind=kind,
        reasons=reasons,
        blocks=blocks,
        second_part=tuple(second_part(document)),
        body_place=f"rule {rules.body.words}" if place == "rule" and rules.body else place,
        headline=headline,
        description=found(
            rules.description,
            [
                *fields.from_json_ld(document, "description"),
                *fields.from_meta(document, "og:description", "description"),
                *beside.get("description", ()),
            ],
        ),
        byline=byline,
        source=source,
        publisher=_distinct(_publishers(document, site)),
        published=published,
        modified=found(rules.modified, [*modified_candidates(document, line), *beside.get("modified", ())]),
        section=section,
        tags=found(rules.tags, fields.tags_candidates(document, line)),
        language=_distinct(fields.language_candidates(document)),
        views=found(rules.views, [*views_candidates(document, line), *beside.get("views", ())]),
        image_url=_public(
            found(rules.image_url, [*images.image_url_candidates(document, lead), *beside.get("image_url", ())])
        ),
        image_caption=caption,
        image_credit=found(
            rules.image_credit, [*images.credit_candidates(document, lead, line), *beside.get("image_credit", ())]
        ),
        image_disclaimer=found(rules.image_disclaimer, images.disclaimer_candidates(document, line)),
        canonical_url=_distinct(_canonical(document)),
        rules_digest=_digest(
            rules, site, {*recurring, *(one.where for one in byline if one.where.startswith(LEARNED))}
        ),
        traits=traits_of(headline[0].text if headline else page.url, texts, places_of_declared_names(document, line))
        if memory is not None
        else None,
        skeleton=read_skeleton(document.lines, line, blocks),
        notes={"encoding": document.encoding},
    )


def _digest(rules: ArticleRules, site: Site, learned: set[str]) -> str:
    """Names the rules, what is known of the site, and what the memory had a part in: lines, places of bylines.

    Under one digest a page is read in one way.
    """
    read = f"{rules.digest}{digest_of(repr(site))}"
    return f"{read}+{digest_of(chr(10).join(sorted(learned)))}" if learned else read


def _declared_texts(document: Document) -> list[str]:
    texts = [text_at(document.article_node, "articleBody"), text_at(document.article_node, "description")]
    return [text for text in [*texts, document.meta("og:description", "description")] if text]


def _told_to_machines(
    document: Document, blocks: tuple[Block, ...], declared: list[str]
) -> tuple[tuple[Block, ...], str, Mapping[str, tuple[Candidate, ...]]] | None:
    """The text as the page's scripts or its JSON-LD have it, if what a reader without scripts sees is next to none.

    With it its place, and the fields that stand beside it in a script.
    """
    seen = sum(weigh(block.text) for block in blocks)
    if seen > _TEXT_ENOUGH:
        return None
    written = text_at(document.article_node, "articleBody") or ""
    least = max(_MUCH_MORE * seen, _TEXT_ENOUGH // 2)
    told = text_in_scripts(document.elements["script"], declared)
    if sum(weigh(block.text) for block in told.blocks) > least:
        return told.blocks, told.place, fields_beside(told.value, told.texts, base=document.page.url)
    blocks = text_blocks(written)
    return (blocks, "json-ld articleBody", {}) if sum(weigh(block.text) for block in blocks) > least else None


def _texts(candidates: tuple[Candidate, ...]) -> set[str]:
    return {text for one in candidates for text in (one.text, *one.values)}


def _names(candidates: tuple[Candidate, ...]) -> set[str]:
    """The bylines among these texts: where a page has none, what a rule takes for it is its first paragraph."""
    return {text for text in _texts(candidates) if len(text) <= _LONGEST_BYLINE and not text.endswith(_FULL_STOPS)}


def _days(candidates: tuple[Candidate, ...]) -> set[str]:
    """The lines near the headline that tell a date and nothing else; a short sentence with a date in it is text."""
    shown = {one.text for one in candidates if one.kind in {PlaceKind.LABEL, PlaceKind.GENERIC}}
    return {text for text in shown if len(text) <= _LONGEST_DAY and not (text.endswith(_FULL_STOPS) and _is_told(text))}


def _is_told(text: str) -> bool:
    """Whether a sentence says more than when: it has words that no date has, and is no label with its date."""
    return words_of_else(text) > 1 and read_label(text) is None


def _on_two_lines(document: Document) -> set[str]:
    """Labels of an image's origin that stand alone, and what they say on the line below."""
    found = (one for one in document.labelled if one.text not in one.line.text)
    origins = [one for one in found if one.label.field in {"image_disclaimer", "image_credit"}]
    return {text for one in origins for text in (one.line.text, one.label.text)}


def _publishers(document: Document, site: Site) -> Iterable[Candidate]:
    if site.title:
        yield Candidate(text=site.title, kind=PlaceKind.RULE, where="site file")
    if name := text_at(document.article_node, "publisher"):
        yield Candidate(text=name, kind=PlaceKind.JSON_LD, where="publisher.name")
    yield from fields.from_meta(document, "og:site_name", "application-name", "publisher", "dc.publisher")
    host = (urlsplit(document.page.url).hostname or "").removeprefix("www.")
    for name in (host, host.split(".")[0]):
        if len(name) > 1:
            yield Candidate(text=name, kind=PlaceKind.ADDRESS, where="host")


def _canonical(document: Document) -> Iterable[Candidate]:
    for link in document.elements["link"]:
        if link.get("rel") == "canonical" and link.get("href"):
            yield Candidate(text=link.get("href"), kind=PlaceKind.META, where="link canonical")
            break
    yield from fields.from_meta(document, "og:url")


def _public(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Addresses without the user name and password that a page may hand out by mistake."""
    return tuple(replace(one, text=without_credentials(one.text)) for one in found)


def _distinct(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Each candidate once; an identical text at another place stays, since it confirms the first."""
    return tuple(dict.fromkeys(candidates))

"""From what a page says to what we hold to be true: every field read, or counted as missing or unreadable."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from archive.article import (
    Article,
    BlockKind,
    Contributor,
    ContributorKind,
    LeadImage,
    Moment,
    Provenance,
    Unreadable,
    ZoneSource,
)
from newscrawl.errors import NotAnArticle, UnreadableField
from newscrawl.items import Candidate, Page, PageKind, RawArticle, Site
from newscrawl.normalisation.addresses import choose_address, number_of
from newscrawl.normalisation.byline import Byline
from newscrawl.normalisation.captions import read_caption, read_credit, read_credit_in_caption
from newscrawl.normalisation.choosing import ReadDate, choose_byline, choose_date, later_that_day, read_dates
from newscrawl.normalisation.country import supposed_site
from newscrawl.normalisation.dateline import Dateline, agency_at_end, normalise_dateline
from newscrawl.normalisation.image_credit import ImageCredit, normalise_credit
from newscrawl.normalisation.language import normalise_language
from newscrawl.normalisation.text import normalise_text
from newscrawl.normalisation.views import normalise_views
from newscrawl.words.agencies import is_agency

Value = TypeVar("Value")


def normalise(raw: RawArticle) -> Article:
    """Read all fields of a raw article. Raises ``NotAnArticle`` when the page is none, or lacks headline or body."""
    return _Normaliser(raw).article()


class _Normaliser:
    """One raw article being read; gathers where values came from, and what could not be read."""

    def __init__(self, raw: RawArticle) -> None:
        self.raw = raw
        self.provenance: dict[str, Provenance] = {}
        self.unreadable: list[Unreadable] = []
        texts = [(block, text) for block in raw.blocks if (text := normalise_text(block.text))]
        self.blocks = tuple(block for block, _ in texts)
        self.body = "\n\n".join(text for _, text in texts)

    @cached_property
    def site(self) -> Site:
        """The site with what its pages tell of country and zone."""
        return supposed_site(self.raw.site, self.raw.page.url, [one.text for one in self.raw.language], self.language)

    def article(self) -> Article:
        raw, page = self.raw, self.raw.page
        if raw.kind is not PageKind.ARTICLE:
            raise NotAnArticle(page.url, (f"it is judged {raw.kind.replace('_', ' ')}", *raw.reasons))
        headline = self._first("headline", raw.headline, normalise_text)
        blocks, body = self.blocks, self.body
        if headline is None or not body:
            raise NotAnArticle(page.url, ("it has no headline" if headline is None else "it has no text",))
        self.provenance["body"] = Provenance(place=raw.body_place, raw=f"{len(blocks)} blocks")
        self.unreadable += [
            Unreadable(field="body", text=one.text, reason="the text goes on there") for one in raw.second_part
        ]
        url = choose_address(page.url, [one.text for one in raw.canonical_url])
        addresses = tuple(dict.fromkeys([*page.requested_urls, page.url, url]))
        first = next((block.text for block in blocks if block.kind is BlockKind.PARAGRAPH), None)
        dateline = normalise_dateline(first)
        byline = self._with_agency(self._byline(), dateline, blocks[-1].text)
        image = self._with_taker(self._image(), byline)
        return Article(
            url=url,
            site=raw.site.name,
            headline=headline,
            body=body,
            fetched_at=page.fetched_at,
            blocks=blocks,
            addresses=addresses,
            number=number_of(addresses, raw.site.article_number),
            description=self._first("description", raw.description, normalise_text),
            byline=(byline.printed or None) if byline else None,
            authors=byline.signed_by if byline else (),
            agency=byline.agency if byline else None,
            contributors=byline.contributors if byline else (),
            dateline=dateline.place if dateline else None,
            published=self._published,
            modified=self._modified(),
            section=self._first("section", raw.section, normalise_text),
            tags=self._tags(),
            language=self.language,
            views=self._first("views", raw.views, normalise_views),
            image=image,
            provenance=self.provenance,
            unreadable=tuple(self.unreadable),
            page_digest=_digest_of(page),
            rules_digest=raw.rules_digest or None,
            skeleton=raw.skeleton,
        )

    def _first(self, field: str, candidates: Sequence[Candidate], read: Callable[[str], Value | None]) -> Value | None:
        """The first candidate that can be read; it is unreadable only if there are some and none can."""
        fault: UnreadableField | None = None
        for candidate in candidates:
            try:
                value = read(candidate.text)
            except UnreadableField as error:
                fault = fault or error
                continue
            if value is not None:
                same = [one.place for one in candidates if one is not candidate and one.text == candidate.text]
                self.provenance[field] = Provenance(
                    place=candidate.place, raw=candidate.text, confirmed_by=tuple(dict.fromkeys(same))
                )
                return value
        if fault is not None:
            self.unreadable.append(Unreadable(field=field, text=fault.text, reason=fault.reason))
        return None

    @cached_property
    def _published(self) -> Moment | None:
        """The publication; where a page tells but its last change, that: a reader of the page knows no more."""
        updates, _ = self._updates
        read, faults = self._read("published", self.raw.published)
        return self._chosen("published", choose_date(read, updates) or choose_date(updates), faults)

    def _modified(self) -> Moment | None:
        read, faults = self._updates
        chosen = choose_date(read)
        if chosen is None and faults and self._published is not None:
            chosen = later_that_day(
                self.raw.modified, self._published, site=self.site, fetched_at=self.raw.page.fetched_at
            )
        return self._chosen("modified", chosen, faults)

    @cached_property
    def _updates(self) -> tuple[list[ReadDate], list[UnreadableField]]:
        return self._read("modified", self.raw.modified)

    def _read(self, field: str, candidates: Sequence[Candidate]) -> tuple[list[ReadDate], list[UnreadableField]]:
        return read_dates(candidates, field=field, site=self.site, fetched_at=self.raw.page.fetched_at)

    def _chosen(
        self, field: str, chosen: tuple[Moment, Provenance] | None, faults: Sequence[UnreadableField]
    ) -> Moment | None:
        if chosen is None:
            if faults:
                self.unreadable.append(Unreadable(field=field, text=faults[0].text, reason=faults[0].reason))
            return None
        moment, self.provenance[field] = chosen
        if moment.zone_source is ZoneSource.SITE and self.raw.site.timezone is None:
            return replace(moment, zone_source=ZoneSource.ASSUMED)
        return moment

    def _byline(self) -> Byline | None:
        chosen = choose_byline(self.raw.byline, [one.text for one in self.raw.publisher])
        if chosen is None:
            return None
        self.provenance["byline"] = chosen.provenance
        return chosen.byline

    def _with_agency(self, byline: Byline | None, dateline: Dateline | None, last: str) -> Byline | None:
        """The byline and, where it names no agency, that which the dateline or the end of the text names."""
        if byline is not None and byline.agency:
            return byline
        told = [
            ("dateline", dateline.agency if dateline is not None else None),
            ("end of the text", agency_at_end(last)),
            *((one.place, one.text) for one in self.raw.source),
        ]
        place, agency = next(((place, one) for place, one in told if one and is_agency(one)), ("", ""))
        if not agency:
            return byline
        self.provenance["agency"] = Provenance(place=place, raw=agency)
        source = Contributor(name=agency, kind=ContributorKind.AGENCY, role="inputs")
        if byline is None:
            return Byline(printed="", contributors=(source,))
        return replace(byline, contributors=(*byline.contributors, source))

    def _tags(self) -> tuple[str, ...]:
        if not self.raw.tags:
            return ()
        found = self.raw.tags[0]
        self.provenance["tags"] = Provenance(place=found.place, raw=found.text)
        texts = (normalise_text(text) for text in found.values or (found.text,))
        return tuple(dict.fromkeys(text for text in texts if text))

    @cached_property
    def language(self) -> str | None:
        """The language of the text (BCP 47)."""
        declared = [one.text for one in self.raw.language]
        language = normalise_language(self.body, declared=declared, usual=self.raw.site.languages)
        if language is not None:
            named = next((one for one in self.raw.language if one.text.lower().startswith(language)), None)
            place = named.place if named else "site file" if language in self.raw.site.languages else "text"
            self.provenance["language"] = Provenance(place=place, raw=named.text if named else language)
        return language

    def _image(self) -> LeadImage | None:
        """The lead image: a disclaimer tells its source, and so may a credit line or the caption itself."""
        url = self._first("image_url", self.raw.image_url, normalise_text)
        disclaimer = self._first("image_disclaimer", self.raw.image_disclaimer, normalise_credit)
        credit = self._credit() or disclaimer
        if credit is not None and credit.credit_text and "image_credit" not in self.provenance:
            self.provenance["image_credit"] = self.provenance["image_disclaimer"]
        caption = self._first("image_caption", self.raw.image_caption, read_caption)
        if not (url or disclaimer or credit or caption):
            return None
        return LeadImage(
            url=url,
            caption=caption,
            credit=credit.credit_text if credit else None,
            disclaimer=disclaimer.text if disclaimer else None,
            relation=next((one.relation for one in (disclaimer, credit) if one and one.relation), None),
        )

    def _with_taker(self, image: LeadImage | None, byline: Byline | None) -> LeadImage | None:
        """The lead image with the photographer whom the byline names, where nothing beside the image names anybody."""
        takers = [one.name for one in byline.contributors if one.role == "photographer"] if byline is not None else []
        if image is None or image.credit or image.url is None or len(takers) != 1 or "byline" not in self.provenance:
            return image
        self.provenance["image_credit"] = Provenance(place=self.provenance["byline"].place, raw=takers[0])
        return replace(image, credit=takers[0], relation=image.relation or "photographer")

    def _credit(self) -> ImageCredit | None:
        """The first credit that names somebody: one of its own, or one that stands behind a caption."""
        for candidate in self.raw.image_credit:
            is_caption = candidate.where.startswith("behind the caption")
            credit = read_credit_in_caption(candidate.text) if is_caption else read_credit(candidate.text)
            if credit is not None and credit.credit_text:
                self.provenance["image_credit"] = Provenance(place=candidate.place, raw=candidate.text)
                return credit
        return None


def _digest_of(page: Page) -> str:
    """The digest of a page's bytes; where they are what the server sent, it is known already."""
    sent = page.exchanges[-1] if page.exchanges else None
    return sent.digest if sent is not None and sent.body == page.body else hashlib.sha256(page.body).hexdigest()

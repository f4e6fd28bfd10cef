"""The body of an article: the lines that are its text, all of them and no others.

Most of what is lost is lost at the two ends. So: find the element that holds the running text, learn what its
paragraphs look like, gather those that look alike also from its neighbours, and keep of the rest what stands
among them. Then begin below the headline and end at the last sentence before what follows every article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from lxml import etree

from archive.article import Block, BlockKind
from newscrawl.documents.element_names import Region
from newscrawl.documents.lines import RUNNING_TEXT, Line
from newscrawl.extraction.boxes import (
    BOXED_PARAGRAPHS,
    PARAGRAPHS,
    Descriptions,
    common_parents,
    holder_of,
    lines_inside,
    look_of,
    part_of,
)
from newscrawl.extraction.headline import fold
from newscrawl.extraction.line_kinds import (
    HEADINGS,
    ends_sentence,
    is_asking,
    is_boxed,
    is_noise,
    is_quoted,
    is_running_text,
    is_sentence,
    is_stand_first,
    is_telling,
)
from newscrawl.labels import lone_label
from newscrawl.words.phrases import ENDS_ARTICLE

_FULL_STOP = re.compile(
    r"[\w\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e\u1000-\u109f\u17b4-\u17d3](?:[.!?…。！？؟]|\s?[।॥۔።])[”\"’»)]*$"
)
"""A stop behind a letter or its vowel sign; before those of Nepali and Urdu a space may stand."""
_QUESTION_MARKS = tuple("?؟？՞፧")
_KIND_OF_TAG = {
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "h6": BlockKind.HEADING,
    "blockquote": BlockKind.QUOTE,
    "li": BlockKind.LIST_ITEM,
}
_DEPTH_OF_TAG = {"li": 3, "pre": 3, "dd": 2, "dt": 2, "td": 5, "th": 5}
"""How many elements may lie between an element and that which holds the paragraphs around it."""
_CLIMB = 5
_BOX_OF_HEADLINE = 3
"""Elements around a headline that hold what belongs to it alone."""
_LOUD = 600.0
_LONGEST_CAPTION = 3.0 * RUNNING_TEXT
_LONGEST_LABEL = 40
_LEADING_LINES = 4
"""Lines without a sentence before the first one from which they are text, and no byline, date and place."""
_SHORT_ARTICLE = 1500.0
_TELLING_BEGINNING = 40
"""Characters of a description, spaces aside, by which the paragraph that it was taken from is known again."""
_SHORTEST_TEXT = 25.0
"""Characters of a line that may be text on a page that has no sentences: results, lists, programmes."""
_MOST_OF_CALLS = 0.3
"""The share of a text that a box may have which calls on its reader to give or to subscribe."""
_SHORT_BODY = 400.0
"""Characters below which a body may be the one sentence of such a page."""
_SPOKEN_FOR = 3.0
"""How much louder a paragraph speaks that the page's JSON-LD repeats."""
_MOST_COMMON = 0.12
"""The share of the running text from which a kind of paragraph is one of the article's."""


def body_blocks(
    lines: Sequence[Line],
    *,
    headline: Line | None,
    known: Iterable[str] = (),
    within: Sequence[etree._Element] = (),
    declared: Sequence[str] = (),
) -> tuple[tuple[Block, ...], str]:
    """The blocks of the body in reading order, and words for where they were found.

    ``headline`` is its line, ``known`` are texts that are other fields of the article (headline, byline,
    caption) and therefore not its body; ``within`` are the elements that a site's rule names; ``declared``
    are texts that the page gives machines as its own: often cut or flattened, so they are witnesses and no source.
    """
    known_texts = {fold(text) for text in known if text}
    if within:
        return blocks_of([line for line in lines_inside(lines, within) if not is_noise(line, known_texts)]), "rule"
    below = [line for line in lines if headline is None or line.index > headline.index]
    body = _Search(below, known_texts, declared, headline).body()
    if headline is not None and not body:
        others = [line for line in lines if line is not headline]
        body = _Search(others, known_texts, declared, headline).body()
    if _extent(body) < _SHORT_BODY and sum(map(is_sentence, body)) < 2:
        other = _Search(below or lines, known_texts, declared, headline, shortest=_SHORTEST_TEXT).body()
        body = other if _extent(other) > 2 * _extent(body) else body
    return blocks_of(body), "generic"


def _extent(lines: Sequence[Line]) -> float:
    return sum(line.length for line in lines)


class _Search:
    """The search for the body among some lines."""

    def __init__(
        self,
        lines: Sequence[Line],
        known: set[str],
        declared: Sequence[str],
        headline: Line | None,
        shortest: float = RUNNING_TEXT,
    ) -> None:
        self.known = known
        self.declared = [text for text in map(_squeezed, declared) if len(text) >= _TELLING_BEGINNING]
        self.headline = headline
        self.shortest = shortest
        self.descriptions = Descriptions()
        self.around = [line for line in lines if line.region is Region.AROUND]
        self.lines = [line for line in lines if line.region is Region.CONTENT]
        self.running = [line for line in self.lines if self._is_running(line) and fold(line.text) not in known]
        self.is_short = sum(line.length for line in self.running) < _SHORT_ARTICLE

    def _is_running(self, line: Line) -> bool:
        if self.shortest == RUNNING_TEXT:
            return is_running_text(line)
        return not line.is_link and line.tag not in HEADINGS and line.length >= self.shortest

    def body(self) -> list[Line]:
        container = self._container()
        if container is None:
            return []
        held = lines_inside(self.lines, [container])
        inside = set(map(id, held))
        self._learn([line for line in self.running if id(line) in inside])
        container, held = self._widened(container, held)
        self.looks |= _questions(held)
        inside = set(map(id, held))
        beside = set(map(id, self._beside(container, inside)))
        chosen = [
            line
            for at, line in enumerate(self.lines)
            if (id(line) in beside or (id(line) in inside and self._belongs(line, at)))
            and not is_noise(line, self.known)
            and not self._announces_link(line, at)
            and not self._is_caption(line)
        ]
        chosen = [*self._lead(held, chosen), *chosen]
        mistaken = [line for line in lines_inside(self.around, [container]) if self._is_unmistakable(line)]
        if mistaken:
            chosen = sorted([*chosen, *mistaken], key=lambda line: line.index)
        return self._trimmed(_without_repetitions(chosen))

    def _is_caption(self, line: Line) -> bool:
        """Whether a line repeats what the image before it is said to show; a heading names what follows as well.

        Where each step of a recipe has its image, the paragraphs do so, and are sentences.
        """
        if len(line.text) > _LONGEST_CAPTION or line.tag in HEADINGS or not self.descriptions.repeats(line):
            return False
        return not (ends_sentence(line) and look_of(line) in self.looks)

    def _announces_link(self, line: Line, at: int) -> bool:
        """Whether a line is but the label of the link to another article beneath: "Read also:", in any language.

        Above a list of nothing but links the label of a paragraph needs no colon.
        """
        if len(line.text) > _LONGEST_LABEL or at + 1 == len(self.lines):
            return False
        following = self.lines[at + 1]
        if not following.is_link or following.index != line.index + 1 or not is_noise(following, self.known):
            return False
        is_list = line.tag == "p" and following.tag == "li" and not ends_sentence(line)
        return line.text[-1] in ":：፦፡" or (is_list and self._heads_links(at + 1))

    def _heads_links(self, at: int) -> bool:
        """Whether a list that begins with this line holds several links, and nothing else."""
        listed = list(takewhile(lambda line: line.tag == "li", self.lines[at:]))
        return len(listed) > 1 and all(line.is_link for line in listed)

    def _lead(self, held: list[Line], chosen: list[Line]) -> list[Line]:
        """The paragraphs between headline and text that look like no other: themes give the first one a look of its own."""
        if self.headline is None or not chosen or chosen[0].index < self.headline.index:
            return []
        between = [line for line in held if self.headline.index < line.index < chosen[0].index and line.tag == "p"]
        return [
            line
            for line in between
            if is_stand_first(line) and is_running_text(line) and not is_boxed(line) and not is_noise(line, self.known)
        ]

    def _is_unmistakable(self, line: Line) -> bool:
        """Whether a line that seems to stand around the text is one of its paragraphs by a name of their own."""
        look = look_of(line)
        return bool(look[1:] and look[1]) and look in self.looks and is_running_text(line)

    def _beside(self, container: etree._Element, inside: set[int]) -> list[Line]:
        """Text that stands next to the container: the stand-first above it, the rest of a text that was cut up."""
        if not inside:
            return []
        is_short = sum(line.length for line in self.running if id(line) in inside) < _SHORT_ARTICLE
        path = self._path(container, beyond_headline=is_short)
        first = next(line.index for line in self.lines if id(line) in inside)
        groups: dict[etree._Element, list[Line]] = defaultdict(list)
        for line in self.lines:
            if id(line) not in inside and (part := part_of(line, path)) is not None:
                groups[part].append(line)
        found = self._with_headline(path, first)
        for lines in groups.values():
            if lines[0].index < first and self.headline is not None:
                found += [line for line in lines if is_stand_first(line)]
            elif self._is_text(lines):
                found += [line for line in lines if is_sentence(line) or look_of(line) in self.looks]
        return found

    def _with_headline(self, path: set[etree._Element], first: int) -> list[Line]:
        """The stand-first that shares the headline's box, where that box stands apart from the text's."""
        if self.headline is None or not path.isdisjoint(self.headline.block.iterancestors()):
            return []
        boxes = set(islice(self.headline.block.iterancestors(), _BOX_OF_HEADLINE))
        between = [line for line in self.lines if line.index < first]
        return [line for line in between if is_stand_first(line) and part_of(line, boxes) is not None]

    def _path(self, container: etree._Element, *, beyond_headline: bool) -> set[etree._Element]:
        """The elements between the container and the one that holds the headline too; of a short text, some more."""
        holds_headline = set(self.headline.block.iterancestors()) if self.headline is not None else set()
        path: set[etree._Element] = set()
        for element in container.iterancestors():
            if element.tag in {"body", "html"} or len(path) > _CLIMB:
                break
            path.add(element)
            if element in holds_headline and not beyond_headline:
                break
        return path

    def _is_text(self, lines: list[Line]) -> bool:
        running = sum(line.length for line in lines if is_running_text(line))
        everything = sum(line.length for line in lines)
        if running < RUNNING_TEXT or running < 0.7 * everything or any(line.is_link for line in lines):
            return False
        return not any(ENDS_ARTICLE.match(line.text) or is_asking(line) for line in lines)

    def _container(self) -> etree._Element | None:
        """The element that holds most of the running text, and little else.

        Each line speaks for the element that holds its block, less loud for the next one up, and so on: the
        common parent of many paragraphs gathers more than any of them, and more than the page as a whole.
        """
        scores: dict[etree._Element, float] = defaultdict(float)
        for line in self.running:
            weight = self._weight(line)
            holder = line.block.getparent() if line.tag in PARAGRAPHS else line.block
            factor = 1.0 if holder is not line.block else 0.9  # text right in a <div> may be a paragraph of its own
            for _ in range(_CLIMB):
                if holder is None or holder.tag == "html":
                    break
                scores[holder] += weight * factor
                holder, factor = holder.getparent(), factor * 0.72
        return max(scores, key=lambda element: scores[element], default=None)

    def _weight(self, line: Line) -> float:
        weight = min(line.length, _LOUD)
        return weight * _SPOKEN_FOR if self._is_declared(line) else weight

    def _is_declared(self, line: Line) -> bool:
        """Whether a witness speaks for the line. Of a long text a short one knows but the beginning."""
        text = _squeezed(line.text) if self.declared else ""
        return any(
            (len(declared) > _SHORT_ARTICLE / 3 and text in declared)
            or (self.is_short and declared[:_TELLING_BEGINNING] in text)
            for declared in self.declared
        )

    def _learn(self, lines: list[Line]) -> None:
        """What the paragraphs of the article look like, and which elements hold them."""
        total = sum(line.length for line in lines)
        weights: dict[tuple[str, ...], float] = defaultdict(float)
        for line in lines:
            weights[look_of(line)] += line.length
        self.looks = {look for look, weight in weights.items() if weight >= _MOST_COMMON * total}
        self.holders = {holder_of(line) for line in lines if look_of(line) in self.looks}
        self.common, self.wrappers = common_parents(self.holders)

    def _widened(self, container: etree._Element, held: list[Line]) -> tuple[etree._Element, list[Line]]:
        """Some elements up, while these bring more of the same paragraphs, and little of anything else.

        ``held`` are the lines in the container; comes back with those in the element that is found.
        """
        best, element = container, container
        for _ in range(4):
            element = element.getparent()
            if element is None or element.tag in {"html", "body"}:
                break
            inner = set(map(id, held))
            added = lines_inside([line for line in self.lines if id(line) not in inner], [element])
            alike = sum(line.length for line in added if self._is_alike(line))
            if alike >= RUNNING_TEXT and alike >= 0.6 * sum(line.length for line in added):
                best, held = element, [*held, *added]
                self.holders |= {holder_of(line) for line in added if look_of(line) in self.looks}
        return best, held

    def _is_alike(self, line: Line) -> bool:
        """Whether a line looks like the paragraphs; a short one does by the names of its elements alone."""
        look = look_of(line)
        return look in self.looks and (is_running_text(line) or any(look[1:2] + look[3:]))

    def _belongs(self, line: Line, at: int) -> bool:
        """Whether a line of the container is text: it looks like the paragraphs, stands among them, or heads them."""
        if look_of(line) in self.looks or self._stands_among_paragraphs(line):
            return True
        if line.tag in HEADINGS:
            following = next((one for one in self.lines[at + 1 :] if not is_noise(one, self.known)), None)
            return following is not None and look_of(following) in self.looks
        return is_quoted(line)

    def _stands_among_paragraphs(self, line: Line) -> bool:
        element: etree._Element | None = line.block
        above = line.block.getparent()
        in_list = line.tag == "li" or (above is not None and above.tag == "li")
        if in_list:
            depth = _DEPTH_OF_TAG["li"] + (line.tag != "li")
        else:
            alone = line.tag == "p" and line.length >= RUNNING_TEXT and is_sentence(line) and not is_boxed(line)
            depth = _DEPTH_OF_TAG.get(line.tag, 2 if alone else 1)
        beyond = self.wrappers if in_list else 0
        if line.tag in HEADINGS and self.wrappers:
            beyond = self.wrappers + 1  # a box of its own, as the paragraphs have
        for step in range(depth + beyond):
            element = element.getparent() if element is not None else None
            if (step < depth and element in self.holders) or (line.tag in PARAGRAPHS and element in self.common):
                return True
        return line.block in self.holders

    def _trimmed(self, lines: list[Line]) -> list[Line]:
        """From the first sentence to the last one, and not past a line that ends every article."""
        if self.shortest < RUNNING_TEXT:
            return self._until_the_end(lines)
        lines = self._until_the_end(lines)
        first = next((index for index, line in enumerate(lines) if is_sentence(line) or is_telling(line)), None)
        if first is None:
            return []
        while first < len(lines) and is_asking(lines[first]):
            first += 1
        if first < len(lines) and first >= _LEADING_LINES:  # not a byline and a date, but a list or a poem
            alike = [index for index in range(first) if look_of(lines[index]) == look_of(lines[first])]
            is_list = len(alike) >= _LEADING_LINES and not any(lone_label(line.text) for line in lines[:first])
            first = alike[0] if is_list else first
        last = len(lines) - 1
        while last > first and (not is_sentence(lines[last]) or is_asking(lines[last])):
            last -= _length_of_call(lines[first : last + 1])
        while first and self._is_short_paragraph(lines[first - 1]):
            first -= 1
        last = self._end_of_list(lines, last)
        while last + 1 < len(lines) and self._is_short_paragraph(lines[last + 1]):
            last += 1
        return lines[first : last + 1]

    def _is_short_paragraph(self, line: Line) -> bool:
        """Whether a line at either end is a paragraph of few words ("It rained."): it looks like one, and ends like one."""
        return (
            line.tag == "p"
            and look_of(line) in self.looks
            and bool(_FULL_STOP.search(line.text))
            and not lone_label(line.text)
            and not is_asking(line)
        )

    def _end_of_list(self, lines: list[Line], last: int) -> int:
        """Beyond the last sentence: the lines of the same paragraph, its list, and as many as make a list of their own."""
        end = last
        if lines[last].text.endswith((":", "：")):
            while end + 1 < len(lines) and lines[end + 1].tag == "li" and not lines[end + 1].is_link:
                end += 1
        while end + 1 < len(lines) and lines[end + 1].block is lines[last].block and not is_asking(lines[end + 1]):
            end += 1
        alike = [index for index in range(last + 1, len(lines)) if look_of(lines[index]) == look_of(lines[last])]
        return alike[-1] if len(alike) >= _LEADING_LINES else end

    def _until_the_end(self, lines: list[Line]) -> list[Line]:
        """Up to the first line that ends an article, if not much of it follows: boxes stand in its midst as well."""
        total = sum(line.length for line in lines if is_sentence(line))
        before = 0.0
        for index, line in enumerate(lines):
            if is_sentence(line):
                before += line.length
            elif before > 0.4 * total and len(line.text) < 80 and ENDS_ARTICLE.match(line.text):
                return lines[:index]
        return lines


def _length_of_call(lines: list[Line]) -> int:
    """How many lines at the end go with the last one: if it asks, all of its box, where no text beside looks like it."""
    if not is_asking(lines[-1]):
        return 1
    held = lines_inside(lines, [holder_of(lines[-1])])
    others = {look_of(line) for line in lines[: -len(held)]}
    is_call = _extent(held) < _MOST_OF_CALLS * _extent(lines) and others.isdisjoint(map(look_of, held))
    return len(held) if is_call else 1


def _questions(lines: Iterable[Line]) -> set[tuple[str, ...]]:
    """The looks of paragraphs that come again and again, and are all questions: those of an interview."""
    by_look: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines:
        if line.tag in {"p", ""} and not line.is_link:
            by_look[look_of(line)].append(line)
    return {
        look
        for look, alike in by_look.items()
        if len(alike) >= BOXED_PARAGRAPHS and all(line.text.endswith(_QUESTION_MARKS) for line in alike)
    }


def _without_repetitions(lines: list[Line]) -> list[Line]:
    """Each long line once; one that follows itself at once is the caption of a slide show, and goes.

    Pages carry their text twice, for print or for phones. A text that is mostly refrain is meant so.
    """
    seen: dict[str, int] = {}
    twice = set()
    long_lines = [(index, line) for index, line in enumerate(lines) if len(line.text) >= RUNNING_TEXT // 2]
    for index, line in long_lines:
        if line.text in seen:
            twice.add(index)
            if index - seen[line.text] == 1 and len(lines) > _LEADING_LINES and line.length < _LONGEST_CAPTION:
                twice.add(seen[line.text])
        seen[line.text] = index
    if len(twice) > len(long_lines) / 2:
        return lines
    return [line for index, line in enumerate(lines) if index not in twice]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Lines as blocks, each of the kind that its element says."""
    return tuple(Block(_kind_of(line), line.text) for line in lines)


def _kind_of(line: Line) -> BlockKind:
    """The kind by the element's role (WAI-ARIA), by its tag, or by being all of a list's item."""
    if line.block.get("role") == "heading":
        return BlockKind.HEADING
    above = line.block.getparent() if line.tag == "p" else None
    return _KIND_OF_TAG.get(above.tag if above is not None and above.tag == "li" else line.tag, BlockKind.PARAGRAPH)

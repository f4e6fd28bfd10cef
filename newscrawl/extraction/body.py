"""The body of an article: the lines that are its text, all of them and no others.

Most of what is lost is lost at the two ends. So: find the element that holds the running text, begin below
the headline and what belongs to it, end at the last sentence before what follows every article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from lxml import etree

from archive.article import Block, BlockKind
from newscrawl.extraction.headline import fold
from newscrawl.extraction.lines import Line, Region
from newscrawl.labels import lone_label, read_label

_SENTENCE_END = re.compile(r"[.!?…:;।॥۔؟。！？”\"’»)\]]\s*$")
_RUNNING_TEXT = 80
"""Characters from which a line is running text even without a full stop; scripts without spaces need fewer."""
_DENSE_SCRIPT = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEADS_ELSEWHERE = re.compile(
    r"^[\W_]*(?:also read|read also|read more|read next|see also|also watch|watch|more on this|related|recommended|don'?t miss|must read"
    r"|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|और पढ़ें|यो पनि पढ्नुहोस्|यो पनि|আরও পড়ুন|আরো পড়ুন|یہ بھی پڑھیں|مزید پڑھیں|اقرأ أيضا|بیشتر بخوانید"
    r"|baca juga|lihat juga|xem thêm|อ่านเพิ่มเติม|อ่านต่อ|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lee también|leia também"
    r"|leggi anche|lees ook|читайте также|相关阅读|延伸阅读|関連記事)(?!\w)",
    re.IGNORECASE,
)
_ENDS_HERE = re.compile(
    r"^[\W_]*(?:related (?:news|articles|stories|posts)|more (?:news|stories|from)|latest news|most read|trending|recommended|you may also"
    r"|about the author|leave a (?:reply|comment)|comments?|tags?|topics|share this|follow us|sign up|subscribe|newsletter|advertisement"
    r"|संबंधित|ताज़ा ख़बरें|टिप्पणी|सम्बन्धित|সম্পর্কিত|আরও খবর|মন্তব্য|متعلقہ|مزید خبریں|تبصرے|berita terkait|terkait|komentar)(?!\w).{0,40}$",
    re.IGNORECASE,
)
_KIND_OF_TAG = {
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "h6": BlockKind.HEADING,
    "blockquote": BlockKind.QUOTE,
    "li": BlockKind.LIST_ITEM,
}
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_DENSITY = 2.5
_CLIMB = 4


def body_blocks(
    lines: Sequence[Line],
    *,
    headline: Line | None,
    known: Iterable[str] = (),
    within: Sequence[etree._Element] = (),
) -> tuple[tuple[Block, ...], str]:
    """The blocks of the body in reading order, and words for where they were found.

    ``headline`` is its line, ``known`` are texts that are other fields of the article (headline, byline,
    caption) and therefore not its body; ``within`` are the elements that a site's rule names.
    """
    known_texts = {fold(text) for text in known if text}
    if within:
        inside = _inside(lines, within)
        return _blocks(_without_noise(inside, known_texts)), "rule"
    below = [line for line in lines if headline is None or line.index > headline.index]
    body = _best_run(below, known_texts)
    if headline is not None and not body:
        body = _best_run([line for line in lines if line is not headline], known_texts)
    return _blocks(body), "generic"


def _best_run(lines: list[Line], known: set[str]) -> list[Line]:
    container = _container([line for line in lines if _is_running_text(line) and fold(line.text) not in known])
    if container is None:
        return []
    return _trimmed(_without_noise(_inside(lines, [container]), known))


def _container(lines: list[Line]) -> etree._Element | None:
    """The element that holds most of the running text, and little else.

    Each line speaks for the element that holds its block, half as loud for the next one up, and so on: the
    common parent of many paragraphs gathers more than any of them, and more than the page as a whole.
    """
    scores: dict[etree._Element, float] = defaultdict(float)
    shares: dict[etree._Element, int] = defaultdict(int)
    for line in lines:
        weight = _weight(line)
        holder = line.block if line.tag not in {"p", "blockquote", "li", "h2", "h3", "h4"} else line.block.getparent()
        factor = 1.0 if holder is not line.block else 0.9  # text right in a <div> may be a paragraph of its own
        for _ in range(_CLIMB):
            if holder is None or holder.tag == "html":
                break
            scores[holder] += weight * factor
            shares[holder] += 1
            holder, factor = holder.getparent(), factor * 0.72
    if not scores:
        return None
    best = max(scores, key=lambda element: scores[element])
    return _widened(best, scores, lines)


def _widened(best: etree._Element, scores: dict[etree._Element, float], lines: list[Line]) -> etree._Element:
    """One element up while that brings much more running text: a body that is split over several containers."""
    held = sum(_weight(line) for line in lines if _holds(best, line))
    for _ in range(2):
        above = best.getparent()
        if above is None or above.tag in {"html", "body"} or above not in scores:
            break
        more = sum(_weight(line) for line in lines if _holds(above, line))
        if more < 1.35 * held:
            break
        best, held = above, more
    return best


def _weight(line: Line) -> float:
    return min(_length(line), 600.0)


def _is_running_text(line: Line) -> bool:
    if line.region is not Region.CONTENT or line.is_link or line.tag in _HEADINGS:
        return False
    length = _length(line)
    return length > 2 * _RUNNING_TEXT or (length >= _RUNNING_TEXT and bool(_SENTENCE_END.search(line.text)))


def _length(line: Line) -> float:
    """Characters of a line, those of dense scripts counted as what they would be in letters."""
    return len(line.text) * (_DENSITY if _DENSE_SCRIPT.search(line.text) else 1.0)


def _holds(element: etree._Element, line: Line) -> bool:
    block: etree._Element | None = line.block
    while block is not None:
        if block is element:
            return True
        block = block.getparent()
    return False


def _inside(lines: Sequence[Line], elements: Sequence[etree._Element]) -> list[Line]:
    return [line for line in lines if any(_holds(element, line) for element in elements)]


def _without_noise(lines: list[Line], known: set[str]) -> list[Line]:
    """The lines without those that are no text of the article although they stand in its midst."""
    kept = []
    labelled = {line.index + 1 for line in lines if lone_label(line.text) and line.text.rstrip().endswith((":", "："))}
    for line in lines:
        if line.index in labelled:
            continue
        if line.region is not Region.CONTENT or fold(line.text) in known or not fold(line.text):
            continue
        if _LEADS_ELSEWHERE.search(line.text) and (line.link_characters or len(line.text) < 120):
            continue
        if line.is_link and len(line.text) > 3 and not _SENTENCE_END.search(line.text):
            continue
        if read_label(line.text) is not None:
            continue
        kept.append(line)
    return kept


def _trimmed(lines: list[Line]) -> list[Line]:
    """From the first sentence to the last one, and not past a line that ends every article."""
    for index, line in enumerate(lines):
        if index and len(line.text) < 80 and _ENDS_HERE.match(line.text) and any(map(_is_sentence, lines[:index])):
            lines = lines[:index]
            break
    first = next((index for index, line in enumerate(lines) if _is_sentence(line)), None)
    if first is None:
        return []
    last = max(index for index, line in enumerate(lines) if _is_sentence(line))
    return lines[first : last + 1]


def _is_sentence(line: Line) -> bool:
    """Whether a line reads as a sentence: some length, and an end; or so long that it needs none."""
    if line.tag in _HEADINGS:
        return False
    length = _length(line)
    return length >= _RUNNING_TEXT or (length >= 25 and bool(_SENTENCE_END.search(line.text)))


def _blocks(lines: list[Line]) -> tuple[Block, ...]:
    return tuple(Block(_KIND_OF_TAG.get(line.tag, BlockKind.PARAGRAPH), line.text) for line in lines)

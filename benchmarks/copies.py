"""How surely copies of wire texts are found, and told from unrelated reports on the same topic, in five languages.

python benchmarks/copies.py [WIRE_TEXTS] [--json]     (per language; default 100)

The texts are made up of real and invented words of each script: the small words of the language, the words and stock
phrases of a topic, which every report on it shares, and the words of the one event. A copy has another headline and
another first paragraph, and a tenth to three tenths of the rest cut off or replaced by other text on the topic. Each
wire text has one to four copies on other sites; beside them stand as many unrelated reports on the same topic. All go
through the archive; then each pair of articles in one story is held against the pairs that carry one text.
"""

import itertools
import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from archive import Article, open_archive
from archive.crawls import SiteFacts

SITES = [f"site{number}" for number in range(8)]
START = datetime(2025, 11, 1, tzinfo=UTC)
SMALL = {
    "en": "the of and to in a is that for on with as by at from it was has have said will be an are this which were",
    "hi": "के में की है और से को का ने पर कि यह भी हैं कहा एक इस लिए नहीं था कर गया बाद साथ अपने तक हो रहा किया",
    "bn": "ও এই থেকে করে হয় না তার একটি জন্য এবং বলেন করা হয়েছে সঙ্গে তিনি যে কথা আর পরে মধ্যে ছিল নিয়ে দিয়ে",
    "ur": "کے میں کی ہے اور سے کو کا نے پر کہ یہ بھی ہیں کہا ایک اس لیے نہیں تھا کر گیا بعد ساتھ اپنے تک ہو رہا",
    "zh": "的 了 在 是 和 有 将 对 也 为 与 等 说 表示 认为 已经 进行 目前 据悉 其中 以及 但是 因此 今年 有关",
}
LETTERS = {
    "en": ("b c d f g h l m n p r s t v w".split(), "a e i o u ai ou ea".split()),
    "hi": (list("कखगचजटडतदनपबमयरलवसह"), ["", "ा", "ि", "ी", "ु", "े", "ो", "ं"]),
    "bn": (list("কখগচজটডতদনপবমযরলশসহ"), ["", "া", "ি", "ী", "ু", "ে", "ো"]),
    "ur": (list("بپتٹجچدرزسشکگلمنوہی"), ["", "ا", "ی", "و"]),
    "zh": (
        list("国家经济发展政府会议问题社会工作地区建设市场企业技术人民生活教育文化安全环境交通能源农业贸易金融法律"),
        [""],
    ),
}
"""Syllables: first letters, and what follows them."""


class Language:
    """Words of one language, by topic."""

    def __init__(self, name: str) -> None:
        self.name, self.small = name, SMALL[name].split()
        self.space = "" if name == "zh" else " "
        self.stop = "。" if name == "zh" else "." if name == "en" else "।"

    def words(self, chance: random.Random, count: int) -> list[str]:
        firsts, seconds = LETTERS[self.name]
        length = (2, 2) if self.name == "zh" else (2, 4)
        return [
            "".join(chance.choice(firsts) + chance.choice(seconds) for _ in range(chance.randint(*length)))
            for _ in range(count)
        ]


class Topic:
    """What all reports on one topic have in common: its words, and its stock phrases."""

    def __init__(self, language: Language, chance: random.Random) -> None:
        self.language, self.vocabulary = language, language.words(chance, 120)
        self.phrases = [self._run(chance, chance.randint(3, 6), self.vocabulary) for _ in range(25)]

    def _run(self, chance: random.Random, length: int, own: list[str]) -> list[str]:
        return [
            chance.choice(self.language.small) if chance.random() < 0.4 else chance.choice(own) for _ in range(length)
        ]

    def event(self, chance: random.Random, paragraphs: int) -> list[list[str]]:
        """A report: paragraphs of words, of which a third is the event's own."""
        own = self.vocabulary + self.language.words(chance, 60) * 2
        return [self.paragraph(chance, own) for _ in range(paragraphs)]

    def paragraph(self, chance: random.Random, own: list[str] | None = None) -> list[str]:
        words: list[str] = []
        while len(words) < chance.randint(35, 60):
            words += (
                chance.choice(self.phrases) if chance.random() < 0.08 else self._run(chance, 6, own or self.vocabulary)
            )
        return words

    def text(self, paragraphs: list[list[str]]) -> str:
        return "\n\n".join(self.language.space.join(words) + self.language.stop for words in paragraphs)


def edited(topic: Topic, paragraphs: list[list[str]], chance: random.Random) -> list[list[str]]:
    """As another editor prints it: his own first paragraph, and a part of the rest cut off or replaced."""
    words = [word for paragraph in paragraphs[1:] for word in paragraph]
    ends = list(itertools.accumulate(map(len, paragraphs[1:])))
    size = int(len(words) * chance.uniform(0.1, 0.3))
    if chance.random() < 0.5:
        words = words[:-size]
    else:
        start = chance.randrange(len(words) - size)
        other = [word for paragraph in topic.event(chance, 8) for word in paragraph]
        words[start : start + size] = other[:size]
    cut = [words[start:end] for start, end in itertools.pairwise([0, *ends])]
    return [topic.paragraph(chance), *(paragraph for paragraph in cut if paragraph)]


def articles(language: Language, wires: int) -> Iterator[tuple[int, Article]]:
    """Articles with the number of the text that they carry."""
    chance, numbers = random.Random(f"{language.name} {wires}"), itertools.count()
    topics = [Topic(language, chance) for _ in range(max(2, wires // 12))]
    for _ in range(wires):
        topic, wire = chance.choice(topics), next(numbers)
        report = topic.event(chance, chance.randint(6, 10))
        sites = chance.sample(SITES, chance.randint(2, 5))
        yield wire, article(topic, report, sites[0], wire, chance)
        for site in sites[1:]:
            yield wire, article(topic, edited(topic, report, chance), site, wire, chance)
        for site in chance.sample(SITES, 3):
            yield (other := next(numbers)), article(topic, topic.event(chance, 7), site, other, chance)


def article(topic: Topic, paragraphs: list[list[str]], site: str, number: int, chance: random.Random) -> Article:
    return Article(
        url=f"https://{site}.example/{topic.language.name}/{number}",
        site=site,
        headline=topic.text([topic.paragraph(chance)[:9]]),
        body=topic.text(paragraphs),
        fetched_at=START + timedelta(hours=chance.uniform(0, 48)),
    )


def measured(language: Language, wires: int) -> dict[str, float]:
    """Of the pairs that carry one text, the share in one story; of the pairs in one story, the share that do."""
    meant: dict[int, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, open_archive(f"sqlite:///{folder}/news.db") as archive:
        with archive.write() as transaction:
            for site in SITES:
                transaction.register(SiteFacts(name=site, title=site, homepage=f"https://{site}.example/"))
        batch = []
        for number, one in articles(language, wires):
            meant[number].append(one.url)
            batch.append(one)
        archive.add_all(batch)
        stories: dict[int, list[str]] = defaultdict(list)
        for found in archive.find():
            if found.story_id is not None:
                stories[found.story_id].append(found.url)
        true, told = pairs(meant.values()), pairs(stories.values())
        return {
            "articles": archive.count(),
            "pairs": len(true),
            "recall": round(len(true & told) / len(true), 4),
            "precision": round(len(true & told) / max(len(told), 1), 4),
        }


def pairs(groups: object) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def main() -> None:
    given = [word for word in sys.argv[1:] if word.isdigit()]
    wires = int(given[0]) if given else 100
    figures = {name: measured(Language(name), wires) for name in SMALL}
    if "--json" in sys.argv:
        print(json.dumps(figures))
        return
    for name, found in figures.items():
        print(f"{name}  {found['articles']:5} articles  {found['pairs']:5} pairs of copies  ", end="")
        print(f"recall {found['recall']:.4f}  precision {found['precision']:.4f}")


main()

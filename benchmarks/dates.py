"""Time for a date, beside plain dateparser on the same texts in the same run.

    python benchmarks/dates.py

The first pass is not counted: it pays for imports and for the tables that are built once.
"""

import timeit
from datetime import UTC, datetime
from statistics import median
from time import process_time

import dateparser

from newscrawl.errors import UnreadableField
from newscrawl.items import Site
from newscrawl.normalisation import normalise_date

NOW = datetime(2025, 11, 20, 12, tzinfo=UTC)
INDIA = Site(country="IN", timezone="Asia/Kolkata", languages=("en",))
HINDI = Site(country="IN", timezone="Asia/Kolkata", languages=("hi",))
BANGLADESH = Site(country="BD", timezone="Asia/Dhaka", languages=("bn",))
NEPAL = Site(country="NP", timezone="Asia/Kathmandu", languages=("ne",))
THAILAND = Site(country="TH", timezone="Asia/Bangkok", languages=("th",))
GROUPS = {
    "declared ISO": [
        (INDIA, "2025-10-28T10:15:00+05:30"),
        (INDIA, "2025-10-28T04:45:00Z"),
        (NEPAL, "2025-10-28T04:45:09.000Z"),
    ],
    "label and text": [
        (INDIA, "Published On Tue, 28 Oct 2025"),
        (INDIA, "Updated: October 28, 2025 10:15 PM IST"),
        (HINDI, "प्रकाशित: 28 अक्टूबर 2025, 10:15 अपराह्न"),
        (BANGLADESH, "প্রকাশ: ২৮ অক্টোবর ২০২৫, ১০:১৫ পিএম"),
        (NEPAL, "प्रकाशित मिति: २०८२ कार्तिक ११, मंगलबार १०:१५"),
        (THAILAND, "โพสต์เมื่อ 28 ตุลาคม 2568"),
    ],
    "relative": [(INDIA, "2 hours ago"), (HINDI, "2 घंटे पहले")],
    "no date": [(INDIA, "Meera Khanna"), (HINDI, "नई दिल्ली, एजेंसी"), (INDIA, "5 min read")],
}  # fmt: skip
JUNK = [sign * 10_000 for sign in "1: (aé२म年一"] + [
    "1:" * 5_000,
    "1/" * 5_000,
    "28 Oct 2025 " * 800,
    "may " * 50,
    "1-" * 100,
]
"""Texts that are made to take long; the slowest must be refused within five milliseconds."""


def ours(site: Site, text: str) -> None:
    try:
        normalise_date(text, site=site, fetched_at=NOW)
    except UnreadableField:
        return


def theirs(site: Site, text: str) -> None:
    dateparser.parse(text, languages=list(site.languages))


def microseconds(read, site: Site, text: str, *, times: int) -> float:
    read(site, text)
    return min(timeit.repeat(lambda: read(site, text), number=times, repeat=5, timer=process_time)) / times * 1e6


def main() -> None:
    print(f"{'CPU microseconds a text, median of its group':<46}{'ours':>10}{'dateparser':>12}")
    for name, texts in GROUPS.items():
        mine = median(microseconds(ours, site, text, times=500) for site, text in texts)
        other = median(microseconds(theirs, site, text, times=10) for site, text in texts)
        print(f"{name:<46}{mine:>10.1f}{other:>12.1f}")
    worst = max(microseconds(ours, site, text, times=5) for text in JUNK for site in (INDIA, NEPAL, THAILAND))
    print(f"{'worst of 10,000 characters of junk':<46}{worst:>10.1f}")


if __name__ == "__main__":
    main()

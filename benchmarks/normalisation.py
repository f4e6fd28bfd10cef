"""How much of a processor the readers of fields take: the import, an ordinary text each, 10,000 characters of junk.

Run as ``python benchmarks/normalisation.py``.
"""

import subprocess
import sys
import time
from contextlib import suppress

from newscrawl.errors import UnreadableField
from newscrawl.normalisation import (
    normalise_byline,
    normalise_credit,
    normalise_dateline,
    normalise_number,
    normalise_text,
    normalise_views,
)

ORDINARY = {
    normalise_text: "नर्मदा के सात घाटों की  सफाई का जिम्मा स्कूलों को दिया गया है।",
    normalise_number: "1.5 crore",
    normalise_views: "पढ़ा गया: १२३ बार",
    normalise_byline: "By Meera Khanna and Ravi Rao, Special Correspondent | New Delhi (with inputs from PTI)",
    normalise_credit: "Foto: Antara/Budi Santoso",
    normalise_dateline: "NEW DELHI, Oct 28 (PTI) — The bridge was opened on Monday.",
}
JUNK = ["a", "1", " ", "(", "1,", "A b ", "by ", "and ", "image ", "تصویر ", "新", "و ", "Photo: ", "-", "| ", "\u200d"]


def milliseconds(read, text, times):
    start = time.process_time()
    for _ in range(times):
        with suppress(UnreadableField):
            read(text)
    return (time.process_time() - start) * 1000 / times


def main():
    code = (
        "import time; start = time.process_time(); import newscrawl.normalisation; print(time.process_time() - start)"
    )
    seconds = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(5)
    ]
    print(f"import, CPU {min(seconds) * 1000:.0f} ms")
    print(f"{'':20} {'ordinary':>10} {'worst junk':>11}  (CPU ms)")
    for read, text in ORDINARY.items():
        read(text)
        worst = max(
            min(milliseconds(read, (junk * 10_000)[:size], 1) for _ in range(3))
            for junk in JUNK
            for size in (190, 390, 10_000)
        )
        print(f"{read.__name__:20} {milliseconds(read, text, 500):10.3f} {worst:11.2f}")


if __name__ == "__main__":
    main()

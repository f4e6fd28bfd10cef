"""Files as they lie about: packed in every way, torn, damaged, and cut into parts."""

import gzip
import io
import random
import re
import string
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from tests_warc import Warc, article_html, zstd

from archive.ingests import PartState
from newscrawl.errors import UnreadableRecord
from newscrawl.ingest.files import WarcFile
from newscrawl.ingest.parts import Packing, borders, next_record, packing_of
from newscrawl.ingest.planning import Stretch, stretches
from newscrawl.ingest.records import TORN, steps

PAGES = 6


def a_warc(*, packed=True, pages=PAGES):
    warc = Warc(gzip=packed)
    for number in range(pages):
        warc.page(f"https://hill.example/news/bridge-{number}-opens-at-last", article_html(number))
    return warc


PLAIN = a_warc(packed=False)
RECORDS = [PLAIN.data[a:b] for a, b in zip(PLAIN.starts, [*PLAIN.starts[1:], len(PLAIN.data)], strict=True)]


def with_dictionary(*, is_packed):
    """As ArchiveTeam and others write it: the dictionary in a frame of its own, in front (WARC-zstd 1.0, 3.2)."""
    dictionary = zstd.train_dict(RECORDS * 20, 2000)
    content = zstd.compress(dictionary.dict_content) if is_packed else dictionary.dict_content
    frames = [zstd.compress(record, zstd_dict=dictionary) for record in RECORDS]
    return b"".join([b"\x5d\x2a\x4d\x18", len(content).to_bytes(4, "little"), content, *frames])


PACKED = {
    "plain": (PLAIN.data, Packing.PLAIN),
    "gzip": (a_warc().data, Packing.GZIP),
    "gzip as a whole": (gzip.compress(PLAIN.data), Packing.WHOLE),
    "zstd": (b"".join(map(zstd.compress, RECORDS)), Packing.ZSTD),
    "zstd with a dictionary": (with_dictionary(is_packed=False), Packing.WHOLE),
    "zstd with a packed dictionary": (with_dictionary(is_packed=True), Packing.WHOLE),
}


def read(data, start=0, end=None):
    return list(steps(io.BytesIO(data), start=start, end=len(data) if end is None else end))


def pages(found):
    return [step.record.url for step in found if step.record is not None and step.record.fault is None]


ALL = [f"https://hill.example/news/bridge-{number}-opens-at-last" for number in range(PAGES)]


@pytest.mark.parametrize("name", PACKED)
def test_every_packing_gives_every_record_whole(name):
    data, packing = PACKED[name]
    assert packing_of(io.BytesIO(data)) is packing
    found = read(data)
    assert pages(found) == ALL
    assert all(step.record.block.endswith(b"</html>") for step in found if step.record)
    if packing is not Packing.WHOLE:
        assert [step.offset for step in found[1:]] == [step.end for step in found[:-1]]
        assert found[-1].end == len(data)


@pytest.mark.parametrize("name", [name for name, (_, packing) in PACKED.items() if packing is not Packing.WHOLE])
def test_reading_goes_on_at_any_record_and_parts_hold_each_record_once(name):
    data, _ = PACKED[name]
    whole = read(data)
    for number, step in enumerate(whole):
        assert pages(read(data, start=step.offset)) == pages(whole[number:])
    for size in (100, 777, 2000):
        borders = [*range(0, len(data), size), len(data)]
        parts = [pages(read(data, start=a, end=b)) for a, b in pairwise(borders)]
        assert [url for part in parts for url in part] == ALL


@pytest.mark.parametrize("name", PACKED)
def test_a_torn_end_gives_what_is_whole_and_says_so(name):
    data, _ = PACKED[name]
    found = read(data[: len(data) - len(data) // 20])
    assert pages(found) == ALL[: len(pages(found))]
    assert 0 < len(pages(found)) < PAGES or "dictionary" in name
    assert found[-1].damage or found[-1].record.fault == TORN


@pytest.mark.parametrize("name", ["plain", "gzip", "zstd"])
def test_damage_in_the_middle_costs_only_what_it_hit(name):
    data, _ = PACKED[name]
    second = read(data)[2]
    for at in (second.offset, second.offset + 40, second.offset + (second.end - second.offset) // 2):
        hurt = bytearray(data)
        hurt[at : at + 12] = b"\0" * 12
        found = read(bytes(hurt))
        assert pages(found) == [ALL[0], *ALL[2:]]
        said = [
            step.damage or step.record.fault for step in found if step.damage or (step.record and step.record.fault)
        ]
        assert len(said) == 1, said


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>" * 100, gzip.compress(b"<html>" * 100), b"\x1f\x8b" + b"junk" * 50],
    ids=["nothing", "html", "packed html", "damaged"],  # what gzip packs holds the time of the day
)
def test_what_is_no_warc_file_is_said(data):
    with pytest.raises(UnreadableRecord):
        read(data, end=10_000)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"WARC_Truncated": "length"}, "cut it off"),
        ({"WARC_Segment_Number": "1"}, "one segment"),
        ({"WARC_Block_Digest": "sha1:" + "A" * 32}, "not those of its digest"),
        ({"WARC_Block_Digest": "sha256:" + "0" * 64}, "not those of its digest"),
        ({"WARC_Block_Digest": "crc:123"}, None),
    ],
)
def test_records_that_are_not_whole_are_told_from_whole_ones(fields, words):
    digest = fields.pop("WARC_Block_Digest", None)
    data = Warc(gzip=False).page("https://hill.example/a", article_html(), **fields).data
    if digest:
        before, mark, after = data.rpartition(b"WARC-Block-Digest: ")
        data = before + mark + digest.encode() + after[after.index(b"\r\n") :]
    fault = read(data)[1].record.fault
    assert fault is None if words is None else re.search(words, fault)


def saved(path, data):
    path.write_bytes(data)
    return WarcFile(path=str(path), size=len(data))


@pytest.mark.parametrize("name", PACKED)
def test_a_file_is_cut_where_records_begin_if_they_can_be_found(name, tmp_path):
    data, packing = PACKED[name]
    file, starts = saved(tmp_path / "pages.warc", data), [step.offset for step in read(data)]
    for start, size in ((0, 500), (0, 1500), (starts[2] if packing is not Packing.WHOLE else 0, 500)):
        found = list(borders(file, start=start, end=len(data), size=size))
        assert set(found) <= set(starts)
        assert bool(found) == (packing is not Packing.WHOLE)
        assert all(after - before >= size for before, after in pairwise([start, *found]))
    assert not list(borders(file, start=0, end=len(data), size=len(data)))


def letters(count, seed):
    return "".join(random.Random(seed).choices(string.ascii_letters, k=count))


def test_no_part_begins_within_a_page_that_looks_like_a_record(tmp_path):
    forged = gzip.compress(Warc(gzip=False).page("https://other.example/news/never-said-so", article_html()).data)
    warc = Warc()
    for number in range(3):  # what cannot be compressed is stored as it is, to the byte
        noise = random.Random(number).randbytes(100_000)
        warc.page(f"https://hill.example/news/{number}", noise + forged + noise)
    assert next_record(io.BytesIO(warc.data), warc.starts[1] + 1, Packing.GZIP) < warc.starts[2], "nothing is forged"
    found = list(borders(saved(tmp_path / "pages.warc", warc.data), start=0, end=len(warc.data), size=100))
    assert found
    assert set(found) <= set(warc.starts)


def test_a_page_stays_in_one_part_with_the_redirect_before_it(tmp_path):
    warc = Warc()
    for number in range(PAGES):
        warc.page(f"https://hill.example/{number}", b"", status="302 Found", headers=[("Location", ALL[number])])
        warc.page(ALL[number], article_html(number))
    found = list(borders(saved(tmp_path / "pages.warc", warc.data), start=0, end=len(warc.data), size=10))
    assert found == warc.starts[1::2]


def test_records_of_any_length_are_found_behind_a_damage():
    warc = Warc(gzip=False)
    for number in range(3):
        warc.page(f"https://hill.example/{number}", letters(300_000, number).encode())
    ends = [*warc.starts[1:], len(warc.data)]
    frames = [zstd.compress(warc.data[start:end]) for start, end in zip(warc.starts, ends, strict=True)]
    frames[2] = frames[2][:100] + b"\0" * 50 + frames[2][150:]
    assert pages(read(b"".join(frames))) == ["https://hill.example/0", "https://hill.example/2"]


def state(start, end, position=None, **fields):
    ended = None if position is not None else datetime(2026, 1, 1, tzinfo=UTC)
    return PartState(
        file="f",
        start=start,
        end=end,
        name="f",
        position=end if position is None else position,
        ended_at=ended,
        **fields,
    )


@pytest.mark.parametrize(
    ("states", "left"),
    [
        ([], [(0, 100, 0, 0)]),
        ([state(0, 100)], []),
        ([state(0, 100, 30, records=3)], [(0, 100, 30, 3)]),
        ([state(0, 50), state(50, 100, 70)], [(50, 100, 70, 0)]),
        ([state(0, 100, 30), state(60, 80), state(80, 100, 80)], [(0, 60, 30, 0), (80, 100, 80, 0)]),
        ([state(20, 40), state(60, 100)], [(0, 20, 0, 0), (40, 60, 40, 0)]),
        ([state(0, 40), replace(state(40, 90), position=85)], [(40, 100, 85, 0)]),  # it has grown since
    ],
)
def test_what_is_left_of_a_file_is_known_whatever_it_was_cut_into(states, left):
    assert stretches(states, 100) == [Stretch(*one) for one in left]

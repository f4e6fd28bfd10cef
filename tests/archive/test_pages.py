"""Pages in WARC files: to the byte, only whole, at the same place for ever, and readable by others."""

import os
import random
import shutil
import subprocess
import sys
import threading
import zlib
from dataclasses import replace
from datetime import timedelta

import pytest
from tests_archive import HOUR, NOW, an_article, register
from tests_pages import AT, a_capture, an_exchange
from warcio.archiveiterator import ArchiveIterator

from archive import open_archive
from archive.errors import ArchiveFull, PageDamaged, PageNotKept, PagesAway
from archive.pages import Capture, Exchange, open_pages
from archive.pages.disk import is_locked
from archive.pages.encodings import decoded


def text(seed, size=30_000):
    return random.Random(seed).randbytes(size // 2).hex().encode()


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def by_warcio(path):
    """Type, address and payload of each record, all digests checked."""
    found = []
    with path.open("rb") as file:
        records = ArchiveIterator(file, check_digests=True)
        for record in records:
            payload = record.raw_stream.read()
            assert record.digest_checker.passed is not False, record.digest_checker.problems
            found.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), payload))
        assert records.err_count == 0
    return found


def test_a_page_comes_back_to_the_byte_with_its_headers(tmp_path):
    kept = [an_exchange(text(number), url=f"https://hill.example/{number}") for number in range(20)]
    with open_pages(tmp_path) as folder:
        pointers = [folder.keep(Capture(exchanges=(one,))) for one in kept]
        folder.sync()
        while_open = [folder.read(pointer) for pointer in pointers]
    with open_pages(tmp_path) as folder:
        for pointer, one, before in zip(pointers, kept, while_open, strict=True):
            read = folder.read(pointer)
            assert (read.url, read.status, read.headers, read.body, read.at) == (
                one.url,
                200,
                one.headers,
                one.body,
                AT,
            )
            assert read == before
        assert folder.read(pointers[3]).content() == text(3)
    assert [path.suffix for path in files(tmp_path)] == [".gz"]


def test_other_tools_read_what_we_write(tmp_path):
    hop = an_exchange(b"", url="https://hill.example/old", is_gzip=False, status=301, reason="Moved")
    page = an_exchange(text(1))
    made = an_exchange(b"<p>made</p>", url="https://hill.example/made", is_gzip=False, is_made=True)
    with open_pages(tmp_path) as folder:
        first = folder.keep(
            Capture(exchanges=(hop, page), robots="allowed", reservations=("noarchive (X-Robots-Tag)",))
        )
        again = folder.keep(Capture(exchanges=(page,)), known=first)
        folder.keep(Capture(exchanges=(made,)))
        assert folder.read(again).body == page.body
        assert again.extent < first.length / 4
    (path,) = files(tmp_path)
    found = by_warcio(path)
    kinds = [
        "warcinfo",
        "response",
        "request",
        "response",
        "request",
        "metadata",
        "revisit",
        "request",
        "resource",
        "request",
    ]
    assert [kind for kind, *_ in found] == kinds
    assert found[1] == ("response", "https://hill.example/bridge", page.body)
    assert b"reservation: noarchive (X-Robots-Tag)" in found[5][2]
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", str(path)], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("size", [0, 10, 300, 600, 30_000, 65_000, 70_000, 200_000, 1_000_000])
def test_what_is_removed_is_gone_and_all_others_stay_where_they_are(tmp_path, size):
    with open_pages(tmp_path) as folder:
        pointers = [folder.keep(a_capture(text(seed, size), url=f"https://hill.example/{seed}")) for seed in range(3)]
        folder.remove(pointers[0], why="by order of a court")  # while the file is open
    with open_pages(tmp_path) as folder:
        folder.remove(pointers[1], why="by order of a court")
        folder.remove(pointers[1], why="by order of a court")
        assert folder.read(pointers[2]).content() == text(2, size)
        for pointer in pointers[:2]:
            with pytest.raises(PageDamaged, match="by order of a court"):
                folder.read(pointer)
    (path,) = files(tmp_path)
    found = by_warcio(path)
    assert {address for _, address, _ in found} == {None, "https://hill.example/2"}
    assert [kind for kind, *_ in found] == ["warcinfo", *["metadata"] * 4, "response", "request", "metadata"]


def test_files_are_turned_by_size_and_age(tmp_path):
    with open_pages(tmp_path / "size", largest=50_000) as folder:
        pointers = [folder.keep(a_capture(text(seed))) for seed in range(10)]
        assert folder.read(pointers[0]).content() == text(0)
    with open_pages(tmp_path / "age", oldest=timedelta()) as folder:
        for seed in range(3):
            folder.keep(a_capture(text(seed)))
    assert len(files(tmp_path / "size")) == len({pointer.file for pointer in pointers}) > 3
    assert len(files(tmp_path / "age")) == 3


def left_by_a_killed_process(folder, torn):
    """A file as it lies there when its process was killed: ``torn`` makes of its bytes what reached the disk."""
    with open_pages(folder) as opened:
        pointers = [opened.keep(a_capture(text(seed), url=f"https://hill.example/{seed}")) for seed in range(4)]
    (path,) = files(folder)
    data = path.read_bytes()
    path.unlink()
    path.with_name(f"{path.name}.open").write_bytes(torn(data, pointers))
    return pointers


def salvaged(folder, pointers):
    """Which of the pages can be read after the next start."""
    with open_pages(folder) as opened:
        opened.keep(a_capture())
        sound = []
        for number, pointer in enumerate(pointers):
            try:
                assert opened.read(pointer).content() == text(number)
                sound.append(number)
            except PageDamaged:
                pass
    for path in files(folder):
        by_warcio(path)
    assert not list(folder.rglob("*.open"))
    return sound


@pytest.mark.parametrize(
    ("torn", "sound"),
    [
        (lambda data, _: data, [0, 1, 2, 3]),
        (lambda data, _: data[:-1], [0, 1, 2, 3]),  # of the last capture only its remarks
        (lambda data, at: data[: at[3].offset + 100], [0, 1, 2]),
        (lambda data, at: data[: at[3].offset + at[3].length - 1], [0, 1, 2]),
        (lambda data, at: data[: at[2].offset + 5] + bytes(9000), [0, 1]),  # a file system's zeros
        (lambda data, at: data[: at[1].offset + 900] + b"\xff" * 50 + data[at[1].offset + 950 :], [0, 2, 3]),
    ],
    ids=["whole", "last byte", "early", "late", "zeros", "in the middle"],
)
def test_only_sound_records_are_salvaged_and_each_stays_where_it_was(tmp_path, torn, sound):
    assert salvaged(tmp_path, left_by_a_killed_process(tmp_path, torn)) == sound


def test_a_file_of_a_living_process_is_left_alone(tmp_path):
    with open_pages(tmp_path) as ours, open_pages(tmp_path) as theirs:
        pointer = ours.keep(a_capture(text(1)))
        theirs.keep(a_capture(text(2)))
        assert theirs.salvage() == []
        assert ours.keep(a_capture(text(3))).file == pointer.file
        assert theirs.read(pointer).content() == text(1)


def test_a_folder_that_cannot_be_written_is_told_in_words(tmp_path):
    (tmp_path / "pages").write_text("a file")
    with open_pages(tmp_path / "pages") as folder, pytest.raises(Exception, match=r"the pages at .*pages"):
        folder.keep(a_capture())
    if os.geteuid():
        tmp_path.chmod(0o500)
        with open_pages(tmp_path / "other") as folder, pytest.raises(ArchiveFull, match="check the rights"):
            folder.keep(a_capture())


def test_pages_may_lie_on_a_far_file_system(tmp_path):
    spool, there = tmp_path / "spool", "memory://bucket/pages"
    with open_pages(there, spool=spool) as folder:
        first, second = folder.keep(a_capture(text(1))), folder.keep(a_capture(text(2)))
        assert folder.read(first).content() == text(1)  # not there yet
    assert files(spool) == []
    with open_pages(there, spool=spool) as folder:
        folder.remove(first)
        assert folder.read(second).content() == text(2)
        with pytest.raises(PageDamaged, match=r"memory://.*removed: on request"):
            folder.read(first)


def far_files(folder):
    return [path.relative_to(folder).as_posix() for path in files(folder)]


def test_what_does_not_arrive_stays_in_the_spool_and_is_tried_again(tmp_path):
    far, there = tmp_path / "far", f"local://{tmp_path}/far"  # a file system with folders, unlike object storage
    with open_pages(there, spool=tmp_path / "spool") as folder:
        pointer = folder.keep(a_capture(text(1)))
    assert far_files(tmp_path / "spool") == [pointer.file]
    far.mkdir()
    with open_pages(there, spool=tmp_path / "spool", largest=1) as folder:
        assert folder.read(pointer).content() == text(1)
        second = folder.keep(a_capture(text(2)))
    assert far_files(tmp_path / "spool") == []
    assert far_files(far) == sorted([pointer.file, second.file])
    assert folder.read(pointer).content() == text(1)


def test_a_place_that_is_not_there_is_told(tmp_path):
    (tmp_path / "far").write_text("a file")
    with open_pages(f"local://{tmp_path}/far/pages", spool=tmp_path / "spool") as folder:
        with pytest.raises(PagesAway, match="the pages cannot be kept at"):
            folder.check()
        pointer = folder.keep(a_capture(text(1)))
        folder.close()
        assert folder.read(pointer).content() == text(1)
        with pytest.raises(PagesAway, match="cannot be read"):
            folder.read(replace(pointer, file="2026/11/other.warc.gz"))
        with pytest.raises(PagesAway, match="a moment ago"):
            folder.read(replace(pointer, file="2026/11/other.warc.gz"))


def test_a_page_is_taken_out_of_a_file_that_is_on_its_way(tmp_path):
    far, there = tmp_path / "far", f"local://{tmp_path}/far"
    with open_pages(there, spool=tmp_path / "spool") as folder:
        pointer = folder.keep(a_capture(text(1)))
    local = tmp_path / "spool" / pointer.file
    with local.open("rb") as ours, open_pages(there, spool=tmp_path / "spool") as theirs:
        assert not is_locked(ours)  # as whoever brings it holds it, who has read it by now
        (far / pointer.file).parent.mkdir(parents=True)
        shutil.copy(local, far / pointer.file)
        taking = threading.Thread(target=theirs.remove, args=(pointer,))
        taking.start()
        taking.join(0.2)
        local.unlink()
        ours.close()
        taking.join()
        with pytest.raises(PageDamaged, match="removed: on request"):
            theirs.read(pointer)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw deflate", "br", "zstd", "gzip, br"])
def test_every_encoding_that_we_ask_for_is_undone(encoding):
    import brotli
    from backports import zstd

    page = text(1)
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": lambda: zlib.compress(page, wbits=31),
        "deflate": lambda: zlib.compress(page),
        "raw deflate": lambda: raw.compress(page) + raw.flush(),
        "br": lambda: brotli.compress(page),
        "zstd": lambda: zstd.compress(page),
        "gzip, br": lambda: brotli.compress(zlib.compress(page, wbits=31)),
    }[encoding]()
    assert decoded(packed, encoding.removeprefix("raw ").upper()) == page


def test_what_was_packed_badly_is_told_and_what_was_cut_off_is_given():
    packed = zlib.compress(text(1), wbits=31)
    assert text(1).startswith(decoded(packed[:-500], "gzip"))
    with pytest.raises(PageDamaged, match="no sound br"):
        decoded(b"nonsense", "br")
    with pytest.raises(PageDamaged, match="is not known"):
        decoded(b"nonsense", "compress")
    with pytest.raises(PageDamaged, match="beyond 64 MiB"):
        decoded(zlib.compress(bytes(70_000_000), wbits=31), "gzip")


# ── and their rows ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def keeping(archive_url, tmp_path):
    with open_archive(archive_url, pages=str(tmp_path / "pages")) as opened:
        register(opened, "hill")
        yield opened


def visit(archive, body=b"<h1>Bridge opens</h1>", **changes):
    with archive.write() as transaction:
        return transaction.add(an_article(**changes), page=a_capture(body))


def test_every_visit_is_kept_and_each_revision_knows_its_page(keeping):
    url = an_article().url
    visit(keeping)
    visit(keeping, fetched_at=NOW + HOUR)
    visit(keeping, b"<h1>Other</h1>", fetched_at=NOW + 2 * HOUR, headline="Other", page_digest="page-2")
    visit(keeping, b"<h1>Other</h1>\n", fetched_at=NOW + 3 * HOUR, headline="Other", page_digest="page-3")
    pages = keeping.pages(url)
    assert [page.shows for page in pages] == [1, 1, 2, 2]
    assert [page.pointer.original is not None for page in pages] == [False, True, False, False]
    assert keeping.read_page(pages[1]).content() == b"<h1>Bridge opens</h1>"
    assert keeping.page(url).page_id == pages[3].page_id
    assert keeping.page(url, revision=1).page_id == pages[0].page_id
    assert keeping.page(url, revision=2).page_id == pages[2].page_id
    assert keeping.page(url).robots == "allowed"


def test_a_page_of_a_transaction_that_is_undone_has_no_row(keeping):
    def interrupted():
        with keeping.write() as transaction:
            transaction.add(an_article(), page=a_capture())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        interrupted()
    assert not keeping.knows(an_article().url)
    visit(keeping)
    assert keeping.read_page(keeping.page(an_article().url)).content() == b"<h1>Bridge opens</h1>"


def test_the_pages_of_one_article_are_removed_and_its_history_stays(keeping):
    visit(keeping)
    visit(keeping, fetched_at=NOW + HOUR)
    visit(keeping, b"<p>other</p>", url="https://hill.example/other")
    with keeping.write() as transaction:
        transaction.keep_image(an_article().url, a_capture(b"image", url="https://hill.example/bridge.png"))
    pages = [*keeping.pages(an_article().url), *keeping.images(an_article().url)]
    with keeping.write() as transaction:
        assert transaction.remove_pages(pages[0].article_id) == 3
    with pytest.raises(PageNotKept, match="no page is kept"):
        keeping.page(an_article().url)
    for page in pages:
        with pytest.raises(PageDamaged, match="removed"):
            keeping.read_page(page)
    assert keeping.get(an_article().url).headline == "Bridge opens"
    assert keeping.read_page(keeping.page("https://hill.example/other")).content() == b"<p>other</p>"


def test_without_a_folder_no_page_is_kept(archive_url):
    with open_archive(archive_url) as opened:
        register(opened, "hill")
        visit(opened)
        with pytest.raises(PageNotKept):
            opened.page(an_article().url)


def test_an_exchange_finds_its_headers_in_whatever_case():
    one = Exchange(url="https://hill.example/", at=AT, headers=(("Vary", "a"), ("VARY", "b")))
    assert (one.header("vary"), one.all_headers("Vary"), one.header("ETag")) == ("a", ["a", "b"], None)

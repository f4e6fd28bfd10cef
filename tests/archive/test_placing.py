"""Files that commands write: whole or not at all, through links, and into what is no file."""

import os
import stat
import threading
from pathlib import Path

import pytest
from tests_archive import an_article
from tests_support import call

from archive.placing import put_in_place


@pytest.fixture
def commands(archive, archive_url, tmp_path, monkeypatch):
    """The commands that write a file of one article: each is called with where to."""
    archive.add(an_article(headline="Bridge opens"))
    monkeypatch.setattr("newscrawl.settings.NEWSCRAWL_PAGES", str(tmp_path / "pages"))
    environment = {"NEWSCRAWL_ARCHIVE": archive_url}
    return {
        "export": lambda file: call("export", "--format=jsonl", str(file), **environment),
        "marks": lambda file: call("export", str(tmp_path / "grows.jsonl"), "--mark", str(file), **environment),
        "changes": lambda file: call("changes", "--mark", str(file), **environment),
        "metrics": lambda file: call("metrics", "--textfile", str(file), **environment),
        "wacz": lambda file: call("pages", "export", "--wacz", str(file), **environment),
    }


@pytest.mark.parametrize("name", ["export", "marks", "changes", "metrics", "wacz"])
def test_a_link_stays_a_link(commands, tmp_path, name):
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "link"
    link.symlink_to("elsewhere/file")
    for _ in range(2):  # first to what is not there yet
        assert commands[name](link).returncode == (1 if name == "wacz" else 0)  # of pages there are none
    assert link.is_symlink()
    assert (tmp_path / "elsewhere" / "file").stat().st_size
    assert [one.name for one in (tmp_path / "elsewhere").iterdir()] == ["file"]


@pytest.mark.parametrize(("name", "begins"), [("export", b"{"), ("metrics", b"# HELP"), ("wacz", b"PK")])
def test_a_pipe_is_written_to(commands, tmp_path, name, begins):
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    commands[name](pipe)
    reader.join(timeout=10)
    assert got[0].startswith(begins)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_fails_leaves_the_file_as_it_was(tmp_path):
    file = tmp_path / "file"
    file.write_text("old")
    with pytest.raises(TypeError), put_in_place(file) as place, place.open("w") as stream:
        stream.write("half") and stream.write(None)
    assert (file.read_text(), len(list(tmp_path.iterdir()))) == ("old", 1)


def test_what_a_process_has_open_is_written_to(tmp_path):
    with (tmp_path / "file").open("wb") as stream, put_in_place(Path(f"/dev/fd/{stream.fileno()}")) as place:
        assert str(place) == f"/dev/fd/{stream.fileno()}"  # others hold the same file, as in `newscrawl … > file`

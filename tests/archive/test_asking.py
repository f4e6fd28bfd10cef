"""What nobody can ask of an archive is refused in words by the commands that ask."""

import pytest
from tests_support import call

NO_TEXT = "Caf\udce9"
"""As Python reads an argument of Latin-1."""


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("search", "bridge", "--site", NO_TEXT), r"'Caf\udce9' is no text in UTF-8"),
        (("find", "--author", NO_TEXT), r"'Caf\udce9' is no text in UTF-8"),
        (("find", "--until", "9999-12-31"), "before or after all time"),
        (("export", "-", "--until", "9999-12-31"), "before or after all time"),
        (("coverage", "--day", "9999-12-31"), "before or after all time"),
        (("find", "--since", "9999999999d"), "before or after all time"),
        (("find", "--limit", "9" * 20), "--limit"),
        (("changes", "--since", "9" * 23), "--since"),
        (("fixture", "https://hill.example/bridge", "--revision", "9" * 23), "--revision"),
    ],
)
def test_what_cannot_be_asked_is_refused(archive, archive_url, command, words):
    asked = call(*command, NEWSCRAWL_ARCHIVE=archive_url)
    assert (asked.returncode, words in asked.stderr) == (2, True), asked.stderr


@pytest.mark.parametrize("command", [("changes",), ("export", "all.jsonl")])
def test_a_file_of_marks_may_hold_no_number_that_there_is_none_of(archive, archive_url, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.mark").write_text("9" * 23)
    asked = call(*command, "--mark", "news.mark", NEWSCRAWL_ARCHIVE=archive_url)
    assert (asked.returncode != 0, "holds no mark but" in asked.stderr) == (True, True), asked.stderr

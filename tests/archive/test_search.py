"""What is looked for is found, alike on both databases, in every script, and nothing else is."""

import threading
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from tests_archive import DAY, HOUR, NOW, an_article, words
from tests_support import call

from archive import SearchNotUnderstood, derived, open_archive, search_index
from archive.article import Moment, Precision, ZoneSource
from archive.derived import is_missing, make_documents, make_texts
from archive.facts import DOCUMENTS, forget_fact
from archive.opening import begin, engine_for
from archive.passages import best_passage, whole
from archive.queries import parse, terms_of
from archive.schema import run_steps, steps
from archive.tokens import _index_tokens_in as index_tokens_in

SCRIPTS = {
    "ne": ("काठमाडौंमा पुल खुल्यो", "काठमाडौंमा २८ अक्टोबरमा नयाँ पुल खुलेको छ।", "नयाँ पुल", "नय"),
    "bn": ("ঢাকায় বৃষ্টি", "ঢাকায় ভারী বৃষ্টিতে রাস্তা ডুবে গেছে।", "ভারী বৃষ্টিতে", "রাস্তা"),
    "ur": ("پل کھل گیا", "لاہور میں نیا پل کھل گیا ہے", "نیا پل", "پل"),
    "ta": ("பாலம் திறப்பு", "சென்னையில் புதிய பாலம் திறக்கப்பட்டது.", "புதிய பாலம்", "சென்னையில்"),
    "th": ("สะพานเปิดแล้ว", "สะพานใหม่ในกรุงเทพเปิดใช้งานแล้ววันนี้", "กรุงเทพ", "พ"),
    "zh": ("暴雨袭击北京", "周二,暴雨袭击北京,多条道路被淹。", "袭击北京", "京"),
    "ja": ("新しい橋が開通", "東京で新しい橋が開通した。", "橋が開通", "橋"),
    "my": ("တံတားသစ် ဖွင့်", "ရန်ကုန်တွင် တံတားသစ် ဖွင့်လှစ်ခဲ့သည်။", "တံတားသစ်", "ရန်ကုန်"),
    "el": ("Η γέφυρα άνοιξε", "Η νέα γέφυρα άνοιξε στην Αθήνα.", "νέα ΓΈΦΥΡΑ", "αθήνα"),
}


def day(number):
    at = datetime(2025, 10, number, tzinfo=UTC)
    raw = f"{number} Oct 2025"
    return Moment(at=at, local=f"2025-10-{number:02}", precision=Precision.DAY, zone_source=ZoneSource.SITE, raw=raw)


def found(archive, query, **filters):
    return [one.article.url.rsplit("/", 1)[1] for one in archive.search(query, **filters)]


def put(archive, name, headline, body, site="hill", **fields):
    url = f"https://{site}.example/{name}"
    archive.add(an_article(url=url, site=site, headline=headline, body=body, **fields))


@pytest.fixture(scope="module")
def three(lasting_url):
    """An archive of three articles, in which the tests only look."""
    with open_archive(lasting_url) as archive:
        put_three(archive)
        yield archive


def put_three(archive):
    put(archive, "bridge", "Bridge opens", "The mayor opens the toll bridge today.", published=day(28), section="City")
    put(archive, "ferry", "Ferry stops", "The ferry is old; a bridge replaces it.", published=day(2), tags=("Boats",))
    put(archive, "x", "Mayor resigns", "Bridges were his life.", site="harbour", language="hi", authors=("Bo Ray",))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("bridge", {"bridge", "ferry"}),
        ("bridge mayor", {"bridge"}),
        ('"toll bridge"', {"bridge"}),
        ('"bridge toll"', set()),
        ("\u201ctoll bridge\u201d", {"bridge"}),
        ("bridg*", {"bridge", "ferry", "x"}),
        ("toll OR boats", {"bridge", "ferry"}),
        ("bridge -ferry", {"bridge"}),
        ('mayor -"toll bridge"', {"x"}),
        ("headline:bridge", {"bridge"}),
        ('headline:"mayor resigns"', {"x"}),
        ("author:ray", {"x"}),
        ("tag:boats", {"ferry"}),
        ("tag:city mayor", {"bridge"}),
        ("site:harbour mayor", {"x"}),
        ("mayor language:hi", {"x"}),
        ("BRIDGE, opens!", {"bridge"}),
        ("opens the", {"bridge"}),
        ('"opens the"', {"bridge"}),
        ('"opens mayor"', set()),  # the end of the headline is not before the beginning of the body
        ("today's", set()),
        ("note:bridge", set()),
        ("zeppelin", set()),
    ],
)
def test_words_phrases_beginnings_and_fields(three, query, names):
    assert set(found(three, query)) == names


def test_filters_narrow_what_is_found(three):
    assert set(found(three, "bridg*", site="hill")) == {"bridge", "ferry"}
    assert found(three, "bridg*", language="hi") == ["x"]
    october = {
        "published_from": datetime(2025, 10, 1, tzinfo=UTC),
        "published_until": datetime(2025, 10, 28, tzinfo=UTC),
    }
    assert found(three, "bridge", **october) == ["ferry"]
    assert found(three, "bridge", published_from=datetime(2025, 10, 28, tzinfo=UTC)) == ["bridge"]
    ages = {"published_from": datetime(1990, 1, 1, tzinfo=UTC), "published_until": datetime(2026, 1, 1, tzinfo=UTC)}
    assert len(found(three, "bridge", **ages)) == 2
    assert len(found(three, "bridge", limit=1)) == 1


def test_what_a_text_is_about_comes_first_and_then_what_is_new(archive):
    put(archive, "passing", "Weather", f"{words('a', 60)} bridge {words('b', 60)}", published=day(28))
    put(
        archive,
        "about",
        "Bridge opens",
        f"The bridge. A bridge of steel, the bridge. {words('c', 60)}",
        published=day(28),
    )
    put(
        archive,
        "old",
        "Bridge opened",
        f"The bridge. A bridge of steel, the bridge. {words('d', 60)}",
        published=day(1),
    )
    assert found(archive, "bridge") == ["about", "old", "passing"]


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_script_is_searched(archive, language):
    headline, body, phrase, piece = SCRIPTS[language]
    put(archive, "it", headline, body)
    put(archive, "other", "Other news", "Nothing of it.")
    assert found(archive, f'"{phrase}"') == found(archive, phrase) == ["it"]
    assert found(archive, piece if language in {"th", "zh", "ja"} else f"{piece}*") == ["it"]
    (one,) = archive.search(phrase)
    marked = [part for part, is_mark in one.passage.parts() if is_mark]
    assert "".join(marked).casefold().replace(" ", "") == phrase.casefold().replace(" ", "")


TYPED = {
    "istanbul": "**İstanbul**'da köprü açıldı.",
    '"istanbul da kopru"': "**İstanbul'da köprü** açıldı.",
    '"جسر المدرسة"': "فُتِحَ **جِـــسْرُ المَدرسَةِ** اليوم",
    '"हिंदी संपादक 2"': "नए **हिन्दी सम्पादक २** हैं",
    '"น้ำท่วม 2568"': "เกิด**นํ้าท่วม๒๕๖๘**ที่นี่",
    "葉が": "**葉が**落ちた",
    "葉": "**葉**が落ちた",
    "ガス": "新しい**ｶﾞｽ**",
}


def test_what_readers_type_finds_what_papers_print_and_marks_it_as_printed(archive):
    for number, marked in enumerate(dict.fromkeys(one.replace("**", "") for one in TYPED.values())):
        put(archive, str(number), f"News {number}", marked, fetched_at=NOW + number * HOUR)
    for typed, marked in TYPED.items():
        assert [one.passage.marked() for one in archive.search(typed)] == [marked], typed
    assert not any(archive.check().findings.values())


def entered_before_words_were_folded(archive_url, step):
    """An archive as an older program left it, at a step of its schema."""
    engine = engine_for(archive_url, create=False)
    with pytest.MonkeyPatch.context() as patch, engine.connect() as connection:
        patch.setattr("archive.tokens.folded", str.casefold)
        index_tokens_in.cache_clear()
        begin(connection, write=True)
        run_steps(connection, step)
        if step > "0010":
            make_documents(connection)
            forget_fact(connection, DOCUMENTS)
        connection.commit()
    index_tokens_in.cache_clear()
    engine.dispose()


@pytest.mark.parametrize("step", ["0010", "0016", steps()[-1]])
def test_the_index_of_an_older_archive_is_made_anew(archive, archive_url, step):
    for number in range(3):
        put(archive, str(number), f"Köprü {number}", f"{words(number, 70)} İstanbul")
    put(archive, "plain", "Bridge", "Nothing to fold.")
    archive.close()
    entered_before_words_were_folded(archive_url, step)
    with open_archive(archive_url) as opened:
        assert set(found(opened, "istanbul kopru")) == {"0", "1", "2"}
        assert found(opened, "fold") == ["plain"]
        assert not any(opened.check().findings.values())


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_an_index_that_is_half_made_anew_goes_on_and_waits_for_nobody_for_long(archive, archive_url, monkeypatch):
    for number in range(3):
        put(archive, str(number), "Köprü", f"{words(number, 70)} İstanbul")
    entered_before_words_were_folded(archive_url, "0016")
    monkeypatch.setattr(derived, "_IN_PASSING", 1)
    replace = search_index.replace

    def replace_the_first(connection, documents):
        if documents[0][0] > 1:
            raise RuntimeError("killed")
        replace(connection, documents)

    monkeypatch.setattr(search_index, "replace", replace_the_first)
    with pytest.raises(RuntimeError, match="killed"):
        open_archive(archive_url)
    monkeypatch.setattr(search_index, "replace", replace)
    assert found(archive, "istanbul") == ["0"]
    with archive.write() as transaction:  # revised by today's program, and not yet committed
        transaction.add(an_article(url="https://hill.example/1", headline="Köprü", body="Izmir", fetched_at=NOW + HOUR))
        transaction.flush()
        opening = threading.Thread(target=lambda: open_archive(archive_url).close())
        opening.start()
        opening.join(0.5)
        assert opening.is_alive()
    opening.join(10)
    assert (found(archive, "istanbul"), found(archive, "izmir")) == (["2", "0"], ["1"])
    assert not any(archive.check().findings.values())


def test_the_passage_shows_where_it_stands():
    passage = best_passage(
        f"{words('a', 90)}\n\nThe toll bridge is open. {words('b', 90)}", terms_of(parse("toll bridg*"))
    )
    assert "The **toll** **bridge** is open" in passage.marked()
    assert (passage.text[:2], passage.text[-2:]) == ("… ", " …")
    assert len(passage.text) < 260
    assert whole("A <b> toll", terms_of(parse("toll"))).marked("[", "]") == "A <b> [toll]"
    assert best_passage("Nothing here.", terms_of(parse("toll"))).marked() == "Nothing here."


def test_a_revision_takes_the_place_of_what_was_found_before(archive):
    put(archive, "bridge", "Bridge opens", "It has a tollgate.")
    assert found(archive, "tollgate") == ["bridge"]
    put(archive, "bridge", "Bridge opens", "It has a turnpike.", fetched_at=NOW + HOUR)
    assert (found(archive, "tollgate"), found(archive, "turnpike bridge")) == ([], ["bridge"])
    archive.take_down("https://hill.example/bridge", reason="court", at=NOW + DAY)
    assert found(archive, "turnpike") == found(archive, "bridge") == []


def test_what_is_undone_is_not_found(archive):
    with suppress(RuntimeError), archive.write() as transaction:
        transaction.add(an_article(headline="Zeppelin lands"))
        raise RuntimeError
    with archive.write() as transaction:
        with suppress(RuntimeError), transaction.savepoint():
            transaction.add(an_article(headline="Airship lands"))
            raise RuntimeError
        with transaction.savepoint():
            transaction.add(an_article(headline="Balloon lands"))
    assert (found(archive, "zeppelin"), found(archive, "airship"), found(archive, "balloon")) == ([], [], ["bridge"])
    assert archive.count() == 1


def test_enough_are_found_beyond_the_newest_shelf(archive, monkeypatch):
    monkeypatch.setattr(search_index, "_SHELF", 2)
    for number in range(22):
        put(archive, str(number), "Bridge opens", f"{words(number, 70)} {'rare' if number in {1, 9, 20} else ''}")
    assert set(found(archive, "rare")) == {"1", "9", "20"}
    assert len(found(archive, "bridge", limit=22)) == 22
    assert archive.count(text="bridge opens") == 22


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "nothing to look for"),
        ('""  !', "nothing to look for"),
        ("-bridge", "at least one word that must be there"),
        ("b*", "at least 2 characters"),
        ("x" * 1001, "at most 1000 characters"),
        (" ".join(f"w{number}" for number in range(40)), "at most 32 words"),
    ],
)
def test_what_cannot_be_looked_for_is_told_in_words(archive, query, words):
    with pytest.raises(SearchNotUnderstood, match=words):
        archive.search(query)


@pytest.mark.parametrize(
    "query",
    ["' OR 1=1 --", 'a"b', "NEAR(a b)", "a AND", "a & !b | (c", "{x}:y", "a:* <-> b", "\\", "a\x00b", "(((", "^a"],
)
def test_signs_of_either_database_are_only_signs(three, query):
    with suppress(SearchNotUnderstood):
        assert isinstance(three.search(query), list)


def test_very_long_and_odd_texts_can_be_kept_and_found(archive):
    put(archive, "long", "Long", " ".join(f"word{number}" for number in range(60_000)))
    put(archive, "odd", "Odd", f"{'x' * 5000} it's ' \\ : * <-> \u2003 end {'暴' * 300}")
    assert found(archive, "word15000 long") == ["long"]
    assert found(archive, "end") == ["odd"]
    assert found(archive, "x" * 900) == ["odd"]


def test_the_index_can_be_made_anew(archive):
    put(archive, "bridge", "Bridge opens", words("wire"))
    put(archive, "copy", "Copy", words("wire"), site="harbour", fetched_at=NOW + HOUR)
    before = found(archive, "bridge")
    with archive.write() as transaction:
        connection = transaction._connection
        search_index.clear(connection)
        connection.execute(text("DELETE FROM bands"))
        assert is_missing(connection)
        assert make_documents(connection) == 2
        make_texts(connection)
        assert list(search_index.entered(connection)) == [1, 2]
    assert found(archive, "bridge") == before == ["bridge"]
    with archive._read() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM bands")).scalar_one() == 64
    assert len(archive.story("https://hill.example/bridge")) == 2


def test_the_search_command(archive, archive_url):
    put(archive, "bridge", "Bridge [red]opens", "The mayor opens the toll bridge today.")
    archive.close()
    process = call("search", "toll bridge", "--archive", archive_url)
    assert process.returncode == 0, process.stderr
    assert "Bridge [red]opens" in process.stdout
    assert "The mayor opens the toll bridge today." in process.stdout
    told = call("search", "toll", "--json", "--archive", archive_url)
    assert '"passage": "The mayor opens the **toll** bridge today."' in told.stdout
    assert call("search", "zeppelin", "--archive", archive_url).returncode == 1
    wrong = call("search", "--archive", archive_url, "--", "-toll")
    assert (wrong.returncode, "at least one word" in wrong.stderr) == (2, True)

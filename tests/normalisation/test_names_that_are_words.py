"""Names of people that are words of dates, places and conjunctions in other languages, and places that are like names."""

from datetime import UTC, datetime

import pytest

from newscrawl.errors import UnreadableField
from newscrawl.items import Site
from newscrawl.normalisation import normalise_byline, normalise_date

NOW = datetime(2025, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "languages", "local"),
    [
        ("Sasi Kumar | 2 hours ago", ("es",), "2025-11-20T10:00"),
        ("Dina Ali 3 jam lalu", ("id",), "2025-11-20T09:00"),
        ("Sena Yılmaz 2 saat önce", ("tr",), "2025-11-20T10:00"),
        ("Awa Diop il y a 2 heures", ("fr",), "2025-11-20T10:00"),
        ("10 out 2025", (), "2025-10-10"),
        ("Publicado em 10 out 2025 às 14h35", (), "2025-10-10T14:35"),
        ("Anna Mae, 3 Nov 2025", ("en",), "2025-11-03"),
        ("Juan Mata, 3 Nov 2025 10:35", (), "2025-11-03T10:35"),
        ("Artur Mas, 3 Nov 2025 10:35", (), "2025-11-03T10:35"),
        ("Wei Du 2 hours ago", (), "2025-11-20T10:00"),
        ("3 Nov 2025, 10:35 M.D. Kumar", ("en",), "2025-11-03T10:35"),
        ("3 gün önce", (), "2025-11-17"),
        ("12 Dis 2024 (setahun lalu)", ("ms",), "2024-12-12"),
    ],
)
def test_dates_beside_names(text, languages, local):
    found = normalise_date(text, site=Site(languages=languages, timezone="UTC"), fetched_at=NOW)
    assert found.local[: len(local)] == local


@pytest.mark.parametrize("text", ["5 me 2025", "3 du 2025", "avant 3 jours", "2 jours avant Noël"])
def test_words_that_are_no_months(text):
    with pytest.raises(UnreadableField):
        normalise_date(text, site=Site(), fetched_at=NOW)


@pytest.mark.parametrize(
    "text", ["Дата обновления: 3 ноября 2025", "Fecha de actualización: 3 nov 2025", "Datum: 3.11.2025"]
)
def test_a_label_that_says_date_may_be_that_of_a_change(text):
    assert normalise_date(text, site=Site(), fetched_at=NOW, field="modified").local == "2025-11-03"


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Hà Lan và Minh Anh", ("Hà Lan", "Minh Anh")),
        ("San Martín, Juan", ("San Martín",)),
        ("Tomáš Forró in Kryvyi Rih", ("Tomáš Forró",)),
        ("A. Silva - S. Paulo", ("A. Silva",)),
        ("기자 시각", ()),
        ("投稿者 管理者", ()),
        ("작성자 편집부", ()),
        ("國際時事", ()),
    ],
)
def test_bylines(text, authors):
    assert normalise_byline(text).authors == authors


def test_an_agency_behind_its_place():
    assert normalise_byline("【北京共同】").agency == "共同"

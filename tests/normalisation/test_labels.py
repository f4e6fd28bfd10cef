"""Labels of dates as publishing systems print them in many languages."""

from pathlib import Path

import pytest

from newscrawl.labels import read_label
from newscrawl.normalisation.views import normalise_views

PUBLISHED = (
    "Data de publicació|Publiceringsdato|Veröffentlichungsdatum|Publiceringsdatum|Publicatiedatum|Data di pubblicazione|Data de publicación"
    "|Data publicării|Fecha de publicación|Date de publication|Ngày phát hành|Tanggal Publikasi|تاريخ النشر|תאריך פרסום|公開日付|已发布"
    "|發佈日期|Датум објаве|Дата публикации|Опубликовано|публикуван|argitaratuta|cyhoeddwyd|δημοσιευμένο|opublikowane|Közzététel időpontja"
    "|Yayımlanma tarihi|เผยแพร่แล้ว|Published on"
    "|foilsithe|ippubblikat|publikuar|publikuar më|publicēta|birt|útgivið|publizéiert|апублікавана|gepubliseer"
    "|nai-publish|la daabacay|an wallafa|hat weşandin|dərc edilib|nashr etilgan|e'lon qilindi|eʼlon qilindi"
    "|e’lon qilindi|жарыяланган|нашр шуд|հրապարակվել է|የታተመው|ታትሟል|පළ කළේ|ထုတ်ဝေ|စာတင်ရက်|ផ្សាយ|ចុះផ្សាយ|ޝާއިޢުކުރި"
    "|خپور شوی|publikacja|udgivet|publikuota|작성|게재|投稿|dimuat|पब्लिश"
)
MODIFIED = (
    "Zuletzt geändert|Letzte Änderung|Dernière modification|Última modificación|Última modificação|Darrera modificació|Laatste wijziging"
    "|Sidst opdateret|Sist endret|Senast ändrad|Viimeisin muutos|Poslední změna|Posledná zmena|Posljednja izmjena|Zadnja sprememba"
    "|Последнее изменение|Востаннє змінено|Последна промяна|Ostatnio zmodyfikowane|Utoljára módosítva|Ultima modificare|Azken aldaketak"
    "|Newidiwyd diwethaf|Son değişiklik|آخرین تغییر|Վերջին փոփոխություն|ბოლო ცვლილება|最終変更|上次修改时间|최종 수정일|Last modified"
    "|actualitzat|actualitzada|actualitzat el|darrera actualització|última actualització|modificat el"
    "|azken eguneratzea|eguneratze data|aġġornat|përditësimi i fundit|последно ажурирање|последна промена"
    "|последна актуализация|papildināts|viimati uuendatud|síðast uppfært|dagført|aktualiséiert|абноўлена"
    "|ilisasishwa|imehaririwa|opgedateer|laas opgedateer|na-update|huling na-update|binago|la cusboonaysiiyay"
    "|nûkirin|نوێکراوەتەوە|yenilənmə|yangilangan|навсозӣ шуд|шинэчлэгдсэн|განახლებულია|ბოლო განახლება|թարմացվել է"
    "|የተሻሻለው|ပြင်ဆင်သည့်ရက်|ອັບເດດ|ປັບປຸງ|އަޕްޑޭޓް|تازه شوی|ویرایش|آخری اپڈیٹ|spremenjeno|измењено|змінено"
    "|upraveno|upravené|modificat|viimeksi päivitetty|redigert|endret|ændret|ändrad|aangepast|atualizada"
    "|modificado em|modificado|redaguota|διαρκής ενημέρωση|תיקון אחרון|최종 업데이트|dikemaskini|हालनागाद|આખરી અપડેટ"
    "|ਆਖਰੀ ਅੱਪਡੇਟ|പുതുക്കിയത്|অদ্যতন|ଅଦ୍ୟତନ|ଅପଡେଟ"
)


@pytest.mark.parametrize(
    ("label", "field"),
    [(label, "published") for label in PUBLISHED.split("|")] + [(label, "modified") for label in MODIFIED.split("|")],
)
def test_the_label_of_a_date(label, field):
    read = read_label(f"{label}: 28.10.2025 10:15")
    assert read is not None
    assert (read.field, read.text) == (field, "28.10.2025 10:15")


@pytest.mark.parametrize(
    "line",
    [
        "Đã đăng ký 500 thí sinh trong ngày đầu tiên.",
        "Последние изменения в ПДД 2025 касаются всех.",
        "Последние изменения: налог 5%",
        "已发布2025年行动方案和配套政策。",
        "Geplaatst voor het WK 2026 was Oranje al.",
        "Última modificación al ISR 2026 en el Congreso.",
        "Ultime modifiche: 730 precompilato 2025",
        "Zverejnené platy 2025: kto zarába",
        "Erscheinungsdatum GTA 6",
        "5 min gelesen",
    ],
)
def test_a_sentence_that_begins_like_a_label(line):
    assert read_label(line) is None


SENTENCES = (Path(__file__).parent / "gold_view_sentences.txt").read_text(encoding="utf-8").splitlines()


def test_sentences_that_count_readers_are_told_from_others():
    """In seventy languages and forms, without a class or a label beside them."""
    read = {line: read_label(line.partition(" ")[2]) for line in SENTENCES}
    assert [line for line, label in read.items() if label is None or label.field != "views"] == []
    assert [line for line, label in read.items() if normalise_views(line.partition(" ")[2]).count != 1187] == []
    for other in (
        "Der Unfall wurde 12 Mal gemeldet",
        "Views on the bridge differ in 3 ways",
        "12 people read out names",
    ):
        assert read_label(other) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Scris de Ionela Dragomirescu", "Ionela Dragomirescu"),
        ("Escrito por Ana Ruiz", "Ana Ruiz"),
        ("ditulis oleh Budi Santoso", "Budi Santoso"),
        ("Escrito por la mañana", None),
        ("Word by word the text was read", None),
    ],
)
def test_openers_of_several_words_need_no_colon(line, names):
    label = read_label(line)
    assert (label.text if label and label.field == "byline" else None) == names

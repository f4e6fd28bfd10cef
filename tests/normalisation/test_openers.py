"""What publishing systems print before the name of an author, in an element of its own: a word, and not always a colon."""

import pytest

from newscrawl.normalisation import normalise_byline

NAMES = {
    "Anna Lee": (
        "Publicat per|Enskribita per|Lagt op af|Geschrieben von|Publicado por|Postitas|Lähettänyt|Posté par|Autor|Szerző|Inserito da"
        "|Publicējis|Publicējusi|Skrevet av|Geplaatst door|Dodane przez|Postad av|Inlagd av|Gönderen|Gửi bởi|Opublikowane przez"
        "|Veröffentlicht von|Publicerat av|Publisert av|Skrevet af|Udgivet af|Kirjoittanut|Publikoval|Beküldte|Írta|Publicat de"
        "|Scris de|Yazar|Diposting oleh|Ditulis oleh|Viết bởi|Parašė|Objavil|Objavio|Postuar nga|Escrit per|Pubblicato da"
        "|Publié par|Rédigé par|Készítette|Creato da|Sukurta|Avtor|Avtorica|Autorka|Autorius|Autorė|Autore|Autors|Toimittaja"
        "|Författare|Forfatter|Verfasser|Eingestellt von|Nai-post ni|Mwandishi|Marubuci|Posted by|Skrifað af|Höfundur|Muallif"
    ),
    "Анна Петрова": "Написал|Написав|Опубликовал|Автор статьи|Автор|Публикувал|Објавио|Објавено од|Аутор|Аўтар|Муаллиф|Жазды|Бичсэн",
    "سارة أحمد": "كتبه|كتبته|نشر بواسطة|بقلم|پست شده توسط|نویسنده|تحریر|مصنف|نووسەر",
    "सुनीता पटेल": "द्वारा|लेखक|लेखिका|लिखित|प्रस्तुतकर्ता",
    "রহিম উদ্দিন": "লেখক|লিখেছেন|প্রতিবেদক|পোস্ট করেছেন",
    "குமரன் ராஜா": "எழுதியவர்|ஆசிரியர்|பதிவிட்டவர்",
    "రవి కుమార్": "రచయిత|రాసినవారు",
    "สมชาย ใจดี": "ผู้เขียน|เขียนโดย|โดย|โพสต์โดย",
    "山田太郎": "投稿者|著者|執筆|執筆者",
    "홍길동": "작성자|글쓴이",
    "王小明": "作者|发布者|撰文|记者|供稿",
    "ნინო ბერიძე": "ავტორი",
    "Աննա Հակոբյան": "Հեղինակ",
}


@pytest.mark.parametrize(("word", "name"), [(word, name) for name, words in NAMES.items() for word in words.split("|")])
def test_the_word_before_a_name(word, name):
    for text in (f"{word}: {name}", f"{word} {name}"):
        assert normalise_byline(text).authors == (name,), text


@pytest.mark.parametrize("name", ["Yazan Ahmad", "Per Hansen", "Na Li"])
def test_a_given_name_that_is_spelled_like_one(name):
    assert normalise_byline(name).authors == (name,)

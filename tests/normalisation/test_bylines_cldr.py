"""Lists of names as the Unicode CLDR joins them, by Babel: a second source for the conjunctions of languages."""

import pytest
from babel import Locale
from babel.core import get_global
from babel.lists import format_list

from newscrawl.normalisation import normalise_byline

NAMES = {
    "Latn": ("Anna Lee", "Boris Roy", "Clara Kim"),
    "Cyrl": ("Анна Петрова", "Борис Иванов", "Дина Козлова"),
    "Arab": ("سارة أحمد", "كريم حسن", "ليلى ناصر"),
    "Deva": ("सुनीता पटेल", "रमेश शर्मा", "मीना जोशी"),
    "Beng": ("রহিম উদ্দিন", "করিম মিয়া", "সুমন দাস"),
    "Grek": ("Μαρία Νίκου", "Γιώργος Παππάς", "Ελένη Κώστα"),
    "Hebr": ("דוד כהן", "יעל לוי", "משה פרץ"),
    "Thai": ("สมชาย ใจดี", "สมหญิง รักไทย", "วิชัย สุขใจ"),
    "Taml": ("குமரன் ராஜா", "கவிதா மணி", "அருண் குமார்"),
    "Telu": ("రవి కుమార్", "సీత దేవి", "రాము రావు"),
    "Knda": ("ರವಿ ಕುಮಾರ್", "ಸೀತಾ ದೇವಿ", "ರಾಮು ರಾವ್"),
    "Gujr": ("રમેશ પટેલ", "મીના શાહ", "જયેશ ઠાકર"),
    "Guru": ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "ਹਰਜੀਤ ਕੌਰ", "ਮਨਪ੍ਰੀਤ ਗਿੱਲ"),
    "Orya": ("ରମେଶ ଦାସ", "ସୁନିତା ପାତ୍ର", "ମନୋଜ ସାହୁ"),
    "Sinh": ("නිමල් පෙරේරා", "සුනිල් සිල්වා", "කමල් ප්‍රනාන්දු"),
    "Geor": ("ნინო ბერიძე", "გიორგი მაისურაძე", "ლაშა კაპანაძე"),
    "Armn": ("Աննա Հակոբյան", "Արամ Սարգսյան", "Կարեն Գրիգորյան"),
    "Ethi": ("አበበ በቀለ", "ሰላም ተስፋዬ", "ዳዊት ከበደ"),
    "Khmr": ("សុខ ចាន់", "ស្រី ពៅ", "វណ្ណា ហេង"),
    "Mymr": ("အောင်အောင်", "မြမြ", "ကိုကို"),
    "Jpan": ("山田太郎", "佐藤花子", "鈴木一郎"),
    "Kore": ("홍길동", "김철수", "이영희"),
    "Hans": ("张三", "李四", "王小明"),
}
LANGUAGES = (
    "af am ar as az be bg bn br bs ca ceb cs cy da de el en es et eu fa fi fil fo fr fy ga gd gl gu ha he hi hr hu hy id "
    "ig is it ja jv ka kk km kn ko ku ky lb lt lv mk mn mr ms my nb ne nl nn no oc or pa pl ps pt rm ro ru sd si sk so "
    "sq sr sr_Latn sv sw ta te tg tk tr tt ug uk ur uz vi xh zh"
).split()


@pytest.mark.parametrize("name", LANGUAGES)
@pytest.mark.parametrize("count", [2, 3])
def test_the_conjunction_of_a_language(name, count):
    locale = Locale.parse(name)
    likely = get_global("likely_subtags").get(name) or get_global("likely_subtags")[locale.language]
    script = next((part for part in likely.split("_") if part in NAMES), "Latn")
    names = NAMES[script][:count]
    text = format_list(names, locale=locale)
    assert normalise_byline(text).authors == names, text


LANDS = "AE BA CF CI CR DO GB KP KR LK NZ PG SA SL SV TT US ZA".split()


@pytest.mark.parametrize("name", sorted(set(LANGUAGES) - {"ja", "ko", "zh"}))  # which print no land behind a comma
def test_the_land_beside_a_name_is_no_second_author(name):
    locale = Locale.parse(name)
    likely = get_global("likely_subtags").get(name) or get_global("likely_subtags")[locale.language]
    script = next((part for part in likely.split("_") if part in NAMES), "Latn")
    writer = NAMES[script][0]
    for land in (locale.territories[code] for code in LANDS if code in locale.territories):
        for text in (f"{writer}, {land}", f"{writer} | {land}"):
            assert normalise_byline(text).authors == (writer,), text

"""How often a page says that it was viewed."""

from __future__ import annotations

import re
from functools import cache

from archive.article import ViewCount
from newscrawl.errors import UnreadableField
from newscrawl.normalisation.numbers import Number, split_number
from newscrawl.normalisation.text import normalise_text
from newscrawl.words.bylines import any_of
from newscrawl.words.field_labels import LABELS
from newscrawl.words.late import late
from newscrawl.words.units import LETTERS

_VIEW_WORDS = (
    "भ्यूज|भ्यू|görüntülenme sayısı|görüntüleme sayısı|izlenme sayısı|lida|lidas|lidos|leída|leídas|vistas|vistos|consultado|consultada|видяна|видяно|видян|прегледана|четена|прочетена|прочитана|прочитан|прочтено|citită|citite|vizualizată|vizionată|čitano|čitanja|ogledov|prikazov|prečítané|videné|čítané|lexuar|lexime|shikuar|skaityta|peržiūrėta|vaadatud|loetud|lasīta|skatīta|oxundu|baxıldı|okunmuş|görüldü|imesomwa|view|read times|read:|readers|viewers|reader|impressions|people have read this|people read this|have read this|has been read|has been viewed|been viewed|been read"
    "|read this article|read this story|clicks|visits|visit|viewed by|read by|reads so far|watching|plays"
    "|पाठक|पाठकों ने पढ़ा|लोगों ने पढ़ा|लोगों ने देखा|पढ़ा|देखा|पाठक संख्या|पढ़ी गई|देखी गई|पढ़ी|जनाले हेरे|जनाले पढे|पढिएको|हेरिएको|पढियो|हेरियो|भ्युज|भ्यु|व्यू|वाचने|वेळा पाहिले|वेळा वाचले|वाचक|वाचन"
    "|পাঠক|পাঠক সংখ্যা|জন পড়েছেন|জন দেখেছেন|পড়া|দেখা|পড়েছেন|দেখেছেন|ভিউস|পাঠ|પઠન|જોવાયું|વંચાયું|વાચકો|પઢાયું|ਪੜ੍ਹਿਆ ਗਿਆ|ਦੇਖਿਆ ਗਿਆ|ਪੜ੍ਹਿਆ|ପଢ଼ାଯାଇଛି|ଦେଖାଯାଇଛି"
    "|பார்க்கப்பட்டது|படிக்கப்பட்டது|பேர் படித்துள்ளனர்|பார்வையாளர்கள்|வாசகர்கள்|చూశారు|చదివారు|చూసినవారు|ಓದಲಾಗಿದೆ|ವೀಕ್ಷಿಸಲಾಗಿದೆ|ಓದಿದ್ದಾರೆ|വായിച്ചു|കണ്ടു|വായനക്കാർ|കണ്ടവർ|නරඹා ඇත|කියවා ඇත|කියවීම්|නැරඹීම්"
    "|پڑھا|دیکھا|قارئین|ناظرین|دیکھی گئی|پڑھی گئی|مشاهده|نمایش|دیده شده|خوانده شده|خوانده شد|دیده شد|بازدیدکننده|نفر بازدید|کتل شوی|لیدل شوی|لوستل شوی|پڙهيو ويو|ڏٺو ويو"
    "|قراءة|قراءات|القراءات|زيارة|زيارات|الزيارات|قارئ|شاهد|شوهد|شوهدت|قرئ|قرأ|القراء|الزوار|زوار|قراءته|مشاهدته|قراءتها|مشاهدتها|اطلاع|צפיות|צפייה|קריאות|כניסות|נצפה|נקרא"
    "|dilihat|dibaca|ditonton|pembaca|kunjungan|dibuka|penayangan|tontonan|bacaan|paparan|lihat|baca|đã xem|đã đọc|lượt đọc|lần xem|lần đọc|người đọc|người xem|xem|panonood|mambabasa|beses nabasa|pagtingin"
    "|อ่าน|คนอ่าน|เข้าชม|เปิดอ่าน|เปิดดู|ผู้เข้าชม|ผู้อ่าน|คนดู|วิว|การดู|การเข้าชม|ดู|ຄົນເບິ່ງ|ເຂົ້າຊົມ|ຜູ້ເຂົ້າຊົມ|ຈຳນວນຄົນອ່ານ|អ្នកមើល|អ្នកអាន|នាក់មើល|នាក់អាន|ចំនួនអ្នកមើល|មើល|ကြည့်ရှုသူ|ကြည့်ရှုမှု|ဖတ်ရှုသူ|ကြည့်ရှု|ဖတ်ရှု"
    "|看过|看過|人看过|观看|围观|閱覽|浏览次数|瀏覽次數|播放|人气|人氣|点阅|點閱|回視聴|視聴|視聴回数|再生|閲覧|アクセス|アクセス数|ビュー|ビュー数|조회됨|읽음|명이 봤습니다|뷰"
    "|gelesen|angesehen|aufgerufen|klicks|zugriffe|leser|abrufe|besucher|gesehen|clics|vu|pv|lukukertoja|megtekintések|lu|lectures|lecture|lecteurs|consultations|visites|vue|affichages|consulté|leído|leída|lecturas|lectores|reproducciones|visualizaciones|vista|visto|visita"
    "|leituras|leitores|acessos|lido|exibições|lettura|letture|letto|visite|visto|lettori|gelezen|bekeken|weergegeven|bezoekers|okundu|okuma|görüntülendi|izlendi|okur|читателей|прочитали|прочитано|просмотр|чтений|показов|прочтений|перегляд|прочитань|прочитали"
    "|படித்தவர்கள்|பார்த்தவர்கள்|ଦର୍ଶନ|ଦର୍ଶକ|නැරඹුම්|කියවා|ko'rishlar|ko‘rishlar|koʻrishlar|ko‘rilgan|o‘qildi|o'qilgan|የታየ|ታይቷል|እይታ"
    "|vaatamisi|vaatamist|vaatamised|lugemisi|prebrano|ogledano|afişări|afişari|көрүүлөр|көрүү|тамошо|тамошоҳо|праглядаў|прагляды|прагляд|прачытана|праглядзелі|ნანახია|წაკითხულია|ნახულია|بینەر|بینین|بینراوە|خوێندراوە|خوێنەر|পঢ়া হৈছে|চোৱা হৈছে|ຍອດເຂົ້າຊົມ|ຍອດວິວ"
    "|akhriyay|la akhriyay|la daawaday|visualitzacions|visualizacións|lido|ikustaldi|ikustaldiak|irakurraldi|irakurraldiak|bisita|bisitak|lesið|skoðað|flettingar|áhorf|gwyliwyd|darllenwyd"
    "|hit count|преглеждания|wyświetlen|liczba wyświetleń|počet zobrazení|megtekintve|broj pregleda|εμφανίσεις|ko'rishlar soni|დათვალიერება|դիտվել|դիտվել է|ਵਿਊ"
    "|läst|visad|läsare|lest|vist|læst|luettu|katsottu|lukukertaa|przeczytano|obejrzano|czytań|przeczytane|přečteno|zobrazeno|shlédnuto|čtenářů|olvasás|olvasták|citiri|citit|vizionat|прочетено|прегледано|читања|pročitano|pregledano|αναγνώσεις|διαβάστηκε|αναγνώστες"
    "|imesomwa|imetazamwa|watazamaji|wasomaji|imeonekana|baxılıb|oxunub|oxunma|қаралды|оқылды|ko'rildi|oʻqildi|o'qildi|ko‘rildi|көрүлдү|уншсан|үзсэн|үзэлт|ნახვა|ნახვები|դիտում|դիտումներ|lexime|klikime|perskaitė|lasīts|loetud|gelees|ታይቷል|ተነቧል"
)  # fmt: skip
"""Words that count views beside a number, too plain to be labels of lines by themselves."""
_TIMES = "kartus|krat|ჯერ|বাৰ|jeer|vegades|aldiz|sinnum|gwaith|جار|անգամ|times|time|x|mal|fois|veces|vezes|volte|vez|volta|keer|kez|kere|defa|gånger|ganger|gange|kertaa|razy|raz|krát|alkalommal|alkalom|ori|пъти|пут|пута|puta|φορές|раз|раза|разів|рази|kali|lần|lượt|beses|mara|sau|dəfə|рет|marta|жолу|удаа|herë|kartų|reizes|korda|बार|पटक|वेळा|বার|বারের|વાર|વખત|ਵਾਰ|ਵਾਰੀ|ଥର|முறை|முறைகள்|సార్లు|ಬಾರಿ|തവണ|වරක්|වාරයක්|بار|مرتبہ|مرتبه|دفعہ|دفعه|ځل|ځله|ڀيرا|مرة|مرات|פעמים|פעם|ครั้ง|ຄັ້ງ|ដង|ကြိမ်|次数|次數|次|回|回数|도|회|번"
"""Words for "times": a number with one of them and nothing else counts views."""
_FILLERS = (
    "na|bu xəbər|bu məqalə|articol|articolul|bu haber|bu yazı|bu içerik|toplam|total|so far|this|article|story|news|post|page|has|have|been|was|by|of|no|number|count|counter|people|persons|person|users|user|nombre|artikel|dieser|wurde|telah|jumlah|sebanyak|số|de|di|da|d|the|a|all|today|mal|fois|veces|vezes|volte|vez|volta|keer|kez|kere|defa|gånger|ganger|gange|kertaa|kertaa|raz|razy|krát|alkalommal|alkalom|ori|пъти|пут|пута|puta|φορές|раз|раза|разів|рази|kali|lần|lượt|người|đã|beses|mara|sau|dəfə|рет|marta|жолу|удаа|herë|kartų|reizes|korda|keer"
    "|बार|लोगों ने|लोगों|लोग|ने|पटक|जना|जनाले|जनाको|वेळा|वेळ|यह|इस|को|खबर|यो|समाचार|गया|गयी|गई|है|कुल|संख्या|अब तक|বার|জন|মোট|সংখ্যা|হয়েছে|এই|খবর|খবরটি|সংবাদটি|নিউজটি|লেখাটি|এ পর্যন্ত|বারের|মানুষ|વાર|વખત|લોકોએ|ਵਾਰ|ਵਾਰੀ|ਗਿਆ|ਲੋਕਾਂ ਨੇ|ଥର|முறை|பேர்|முறைகள்|సార్లు|మంది|ಬಾರಿ|ಜನರು|ಜನ|തവണ|പേർ|വരക്|වරක්|දෙනෙක්|ක්"
    "|لوگوں نے|یہ|اس|کو|خبر|کل|تعداد|نفر|این|گیا|گئی|ہے|ځل|ځله|ڀيرا|مرة|مرات|عدد|شخص|تم|تمت|هذا|المقال|الخبر|من|مجموع|פעמים|פעם|מספר|แล้ว|คน|จำนวน|รวม|ยอด|ຄັ້ງ|ຄົນ|ຈຳນວນ|ដង|នាក់|ចំនួន|ကြိမ်|ဦး|ဦးရေ|ယောက်"
    "|数|數|量|人|回|回数|件|共|已|被|总|總|도|회|회수|수|명|번|총|명이"
)  # fmt: skip
_NUMBER = late(r"\d[\d.,]*")
_OF_A_WHILE = late(
    lambda: any_of(
        "today|this week|this month|yesterday|आज|আজ|आजको|hari ini|hoje|hoy|heute|сегодня|сьогодні|bugün|今日|오늘"
    ),
    re.IGNORECASE,
)
"""Counts of a day or a week, beside which the whole count stands."""
_BARS = late(r"\s*[|•·●⋅]\s*")
_BESIDES = late(r"\s*[|•·●⋅/\n\t]\s*|(?<=\w)[,;،]\s+(?=\w)|\s[–—-]\s")
_AFTER_WORD, _AFTER_NUMBER = (
    late(r"(?<=[^\W\d_])\s+(?=\d)"),
    late(r"(?<=\d)\s+(?=[^\W\d_])|(?<=\d[KkMm])\s+(?=[^\W\d_])"),
)
"""Between the facts of "6 views 3 comments", and of "Views 6 Comments 3"."""
_LETTERS = {word: late(rf"(?<=\d)\s?(?:{letter})") for word, letter in LETTERS.items()}
_IBERIAN = late(r"\b(?:visit|vist[ao]|visualiza[cç]|leíd|lectur|leitur|acess|lid[ao]s?\b|vezes|veces)", re.IGNORECASE)
"""Words for views, and for how often, of Spanish and Portuguese."""
_MIL = late(r"\bmil\.")
"""A thousand with a full stop in Spanish and Portuguese, a million in Czech, Croatian and Romanian."""
_LONE = late(r"\d+(?:,\d+)?\s?(B|mil\.)", re.IGNORECASE)
_LONGEST = 200


def normalise_views(text: str | None) -> ViewCount | None:
    """The view count of a text like "6 Views", "पढ़ा गया: १२३ बार" or a bare number; ``None`` for ``None`` or empty.

    Where the text tells several facts ("6 Views | 3 Comments"), that which counts views. Raises
    ``UnreadableField`` for what counts something else (comments, shares, minutes), and for no count: every
    word beside the number must be known to speak of views.

    >>> normalise_views("1.2K views").count
    1200
    """
    clean = normalise_text(text)
    if text is None or clean is None:
        return None
    if len(clean) > _LONGEST:
        raise UnreadableField("views", text, "it is too long for a count")
    for word, letter in _LETTERS.items():
        clean = letter.sub(f" {word}", clean)
    if _IBERIAN.search(clean):
        clean = _MIL.sub("mil", clean)
    elif _view_word().search(clean):
        clean = _MIL.sub("million", clean)
    if lone := _LONE.fullmatch(clean):
        raise UnreadableField("views", text, f"{lone[1]} is another unit in Turkish, Czech or Spanish each")
    number, reason = _whole(clean)
    if number is None:
        found = _counts([part for part in _BARS.split(clean) if part])
        found = found or _counts([part for part in _BESIDES.split(clean) if part])
        if not found and len(_NUMBER.findall(clean)) > 1:
            found = _counts((_AFTER_WORD if clean[0].isdecimal() else _AFTER_NUMBER).split(clean))
        number = found[0] if len(found) == 1 else None
    if number is None:
        raise UnreadableField("views", text, reason)
    return ViewCount(count=number.value, raw=text.strip(), rounded=number.rounded)


def _whole(text: str) -> tuple[Number | None, str]:
    """The number of a text that is a view count and nothing else, or what speaks against it."""
    try:
        number, rest = split_number(text, field="views")
    except UnreadableField as fault:
        return None, fault.reason
    reason = _fault(rest)
    return (None, reason) if reason else (number, "")


def _counts(parts: list[str]) -> list[Number]:
    """The numbers of those parts that count views and say so; none of a text in one part."""
    numbers: list[Number] = []
    if len(parts) < 2:
        return numbers
    for part in parts:
        if _OF_A_WHILE.search(part):
            continue
        try:
            number, rest = split_number(part, field="views")
        except UnreadableField:
            continue
        if not _fault(rest) and _view_word().search(rest):
            numbers.append(number)
    return numbers


def _fault(rest: str) -> str | None:
    """What speaks against the words beside a number, if anything does."""
    left = _times().sub(" ", _view_word().sub(" ", rest))
    if _view_word().search(rest):
        left = _filler().sub(" ", left)
    if not any(map(str.isalpha, left)):
        return None
    other = next((field for field in ("comments", "shares", "reading_time") if _words_of(field).search(rest)), None)
    return f"it counts {other.replace('_', ' ')}" if other else "there are words that do not speak of views"


def _phrases(words: str) -> re.Pattern[str]:
    return re.compile(any_of(words), re.IGNORECASE)


@cache
def _view_word() -> re.Pattern[str]:
    return _phrases(f"{LABELS['views']}|{_VIEW_WORDS}")


@cache
def _times() -> re.Pattern[str]:
    return _phrases(_TIMES)


@cache
def _filler() -> re.Pattern[str]:
    return _phrases(_FILLERS)


@cache
def _words_of(field: str) -> re.Pattern[str]:
    return _phrases(LABELS[field])

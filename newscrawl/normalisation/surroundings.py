"""What stands around a byline and is none of it: dates, times, minutes of reading, counts, and the buttons of the page.

Pages print these before, between and behind the names, in any order. Each word is classed by the tables of the
chronology and of buttons, so that one pattern over the classes finds the stretches of all languages; what is found
parts the text as a bar does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newscrawl.chronology import date_words, months
from newscrawl.chronology.lexicon import fold
from newscrawl.words import bylines as words
from newscrawl.words.field_labels import LABELS
from newscrawl.words.folding import small
from newscrawl.words.late import late
from newscrawl.words.widgets import buttons, counted, reading, weak_buttons

_BEFORE_DATES = (
    "kuya ku_ya kuwa ku_wa en ika kell ob tid orele godz ώρα ទី on at am um le el em il alle dia día den dne dňa dnia kl klo om op vom à às pada tanggal tgl ngày lúc vào vào_lúc στις την в у ở од dana since from for för a_las a_las dated of the"
    " को दिनांक मिति तारीख তারিখ সময় بتاريخ في الساعة تاریخ در مورخ بوقت وقت தேதி తేదీ తేది ದಿನಾಂಕ തീയതി તારીખ ਮਿਤੀ ତାରିଖ ที่ วันที่ เวลา เมื่อ เมื่อวันที่ ວັນທີ ថ្ងៃទី ngày בתאריך ב"
)
"""Words that stand between a name or a label and its date, and that nobody is called by."""
_BETWEEN = "ng соли بمطابق الموافق مطابق corresponding_to and und et y i og och és și şi και и та і ve dan và और و एवं ও de del di d' la las los o a e ob at um à às às_ las o_godz godz. в о об у و و ور के को का র এর ۔ klo kl. kl um na ve"
_ZONES = "بتوقيت_غرينتش بتوقيت_جرينتش بتوقيت_مكة بتوقيت_مكة_المكرمة بتوقيت_القاهرة بتوقيت_بيروت بتوقيت_القدس بتوقيت_دمشق بتوقيت_بغداد بتوقيت_أبوظبي ت.غ به_وقت_تهران به_وقت_کابل भारतीय_समयानुसार ist gmt utc est edt et pht myt cot bdt bdst npt art brt clt pet ect vet pyt uyt bot cot est wat eat sast gst ast irst pkt ist lkt mmt btt mvt wit phst mst eest eet west wet trt azt amt get uzt almt kgt tjt tmt cst cdt pst pdt mst mdt bst cet cest msk мск wib wita wit pkt ict sgt hkt jst kst aest aedt nzst nzdt eat wat cat sast et pt hrs hrs. น น. นาฬิกา"
_MULTIPLES = "x krát razy raza puta пута пъти пати k mil mila tys tis tisíc tūkst tuh тыс тис хил ezer mii bin min rb ribu jt juta lakh crore thousand million kali times fois veces vezes volte mal हजार लाख बार হাজার বার ہزار لاکھ هزار ألف آلاف مرة אלף lần nghìn ครั้ง 次 回 회"
_HOURS = "jam pukul pkl saa sa_at uhr h hs uur ч час saat"
_LABELS = "出版|刊登|上載|上传|上傳|發表|birt|birt þann|uppfært|송고시간|송고|기사입력|입력시간|수정시간|등록시간|최초입력|최종수정|publiziert|publiziert am|gepostet|gepostet am|επικαιροποίηση|அப்டேட்|அப்டேட் செய்யப்பட்டது|story first published|story published|تم نشره في|نشر بتاريخ|تم نشره|oluşturulma tarihi|güncelleme tarihi|giriş tarihi|giriş|haber giriş|haber giriş tarihi|eklenme|oluşturma tarihi|kayıt tarihi|yayın|objavljeno u|datum objave|vydané|aktualizované|data wydania|data dodania|utworzono|dátum|megjelenés|data publicării|dată|data de publicação|fecha de actualización|ημερομηνία δημοσίευσης|ημ/νια|stand|stand vom|stand:|posted|published|publ|opublik|data|date|datum|päiväys|upd|акт|ажур|обн|обновлено в|опубл|created on|online since|online seit|seit|first published|originally published|last modified"
_COLON_LABELS = "publish|birt|birt þann|uppfært|송고시간|송고|기사입력|입력시간|수정시간|등록시간|최초입력|최종수정|publiziert|publiziert am|gepostet|gepostet am|επικαιροποίηση|அப்டேட்|அப்டேட் செய்யப்பட்டது|story first published|story published|تم نشره في|نشر بتاريخ|تم نشره|oluşturulma tarihi|güncelleme tarihi|erstellt|angelegt|δημοσιεύτηκε|créé|creado|criado|creato|utworzono|vytvořeno|létrehozva|oprettet|opprettet|skapad|luotu|loodud|izveidots|sukurta|created on|upload|uploaded|upd|inserito|aangemaakt"
_NOT_DATED = frozenset("issued released created uploaded update data date".split())
_TOKEN = late(
    r"(?P<D>\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?:\.(?!\d))?(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})(?!\d|[.,:]\d)|\d{1,2}\.\s?\d{1,2}\.(?=\s|$)|\d{1,2}/\d{1,2}\s?[（(][日月火水木金土][)）]"
    r"|(?:令和|平成|昭和|民國|民国|中華民國)?\s?(?:\d{1,4}\s?[年년])(?:\s?[（(]\d{4}年[）)])?\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日号號일])?(?:\s?[（(][月火水木金土日월화수목금토일][)）])?|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十廿]{1,3}[日号號]|\d{1,2}[月월]\s?\d{1,2}[日号號일](?!\s?[电電讯訊]))"
    r"|(?P<G>\d{1,3}\s?(?:分钟|分鐘|个小时|個小時|小时|小時|天|日|時間|分|秒|週間|周|ヶ月|か月|個月|个月|年|시간|분|일|초|주|개월|년)\s?(?:以前|之前|前|전)"
    r"|\d{1,3}\s?(?:วินาที|นาที|ชั่วโมง|ชม\.|วัน|สัปดาห์|เดือน|ปี|ນາທີ|ຊົ່ວໂມງ|ມື້|នាទី|ម៉ោង|ថ្ងៃ)\s?(?:ที่แล้ว|ที่ผ่านมา|ก่อนหน้า|ก่อน|ກ່ອນ|ຜ່ານມາ|មុន|កន្លងមក)|(?:လွန်ခဲ့သော|လွန်ခဲ့တဲ့)\s?\S{0,8}\s?\d{1,2}\s?\S{1,10})"
    r"|(?P<K>\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?!\d)|\d{1,2}\s?[hH]\s?\d\d(?!\d)|\d{1,2}\s?[時时點点시]\s?(?:\d{1,2}\s?[分분])?|\d{1,2}\.\d\d(?=\s?(?:(?:[ap]\.?m|uhr|wib|wita|wit|hrs|uur|gmt|utc|ist|bst|cet|cest|est|edt)\b|น\.))|(?<=\d{4}-\d\d-\d\d )\d\d\.\d\d|\d{1,2}\s?(?:টায়|টার|টা|बजे|वाजता|بجے)(?:\s?\d{1,2}\s?মিনিট\S*)?|(?<=klo )\d{1,2}\.\d\d|(?<=kl\. )\d{1,2}\.\d\d|(?<=kl )\d{1,2}\.\d\d|(?<=ob )\d{1,2}\.\d\d|(?<=ore )\d{1,2}\.\d\d|(?<=alle )\d{1,2}\.\d\d|(?<=om )\d{1,2}\.\d\d|(?<=um )\d{1,2}\.\d\d|(?<=at )\d{1,2}\.\d\d|(?<=u )\d{1,2}\.\d\d|(?<=pukul )\d{1,2}\.\d\d|(?<=jam )\d{1,2}\.\d\d|(?<=στις )\d{1,2}\.\d\d)"
    r"|(?P<H>\(?(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d\d)?\)?|[+-]\d\d:?\d\d(?!\d)|(?<=M )\+\d\d\b)|(?P<Q>\d{1,3}(?: \d{3})+x?(?![\w:.])|\d[\d.,]*\s?(?:[km](?!\w)|[万萬만천])|\d[\d.,]*x(?!\w))|(?P<Y>(?<!\d)\d{4}(?!\d)(?:\.(?=\s))?)|(?P<N>\d{1,2}(?:st|nd|rd|th|er|º|ª|°|-го|শে|ই|লা|রা|ঠা|[.](?!\d))?(?!\d|[.,]\d))|(?P<Z>\d[\d.,]*)"
    r"|(?P<word>[^\s\d|,،፣:：;؛()\[\]（）{}/\\•·।…«»]+)|(?P<mark>[|,،፣:：;؛()\[\]（）{}/\\•·।…«»])",
    re.IGNORECASE,
)
_MARKS = {
    "(": "(",
    "（": "(",
    "[": "(",
    ")": ")",
    "）": ")",
    "]": ")",
    ":": ":",
    "：": ":",
    ",": ",",
    "،": ",",
    "፣": ",",
}
_MOMENT = r"(?:D|[kh]?[efa]{0,4}K|G|N[,|]?[efa]?[Mmg][,|]?[efaE]{0,4},?(?:Y|N(?![UVR]))?|[Mmg],?N(?:[,HfUE]{0,4}Y)?(?![VCRqU]|,?[efa]?[Mmg])|Y[efaHUh]?,?N[fHUh]N|Y[efaHE]?,?(?:[Mmg],?N|N[efa]?,?[Mmg])|[Mmg],?Y|[N1][Uhu][efa]{0,4}[Ag]|A[N1ea]?[Uhue]|[Uhu][efa]{0,4}A|N[fU][NM][fU,]{0,4}Y|(?:T|(?:(?<=XX)|(?<!X))t)[,efa]*k?K|[Wwu],?[efa]{0,4}k?K)"
"""Classes that are a date, a time of day, or a time told from now; runs are bounded, so that no text takes long.

Written together by the tokens: D a date, K a time of day, G a time told from now, N Y Z Q numbers (of two digits, of four, others, with
their thousands). By the tables: M a month (m a weekday too, g "ago" too), W w u a weekday (short, a unit too), T t a word for a day (a name too), U h a
unit (an hour too), A "ago", 1 "one", L a label, e a f words before and within dates (a is "am"), H halves of the day, zones and marks, R
reading, E an era, k a half of the day, l a label with a colon, V C what is counted (a button too), B b buttons (a name too), q multiples, O an opener of bylines, X any other word."""
_AFTER_NAME = r"(?:(?<=[XWwuOfeMmgtTUhRVCBbqAa1H][XWwuMmgtTUhRVCBbqAa1H])|(?<![XWwuOfMmgtTUhRVCBbqAH1]))"
"""Behind two words, or behind none: a weekday behind one word is its surname ("Juan Domingo"), behind a particle too ("Bruno Di Sabato")."""
_DATED = late(
    rf"(?:L{{1,2}}[ea]?[:|]?|[lea]:|(?:^|(?<=\|))X:)?[eaE]{{0,4}}(?:T[,efa]*)?(?:(?:{_AFTER_NAME}[Wwu](?!,?[N1][Uhu])|(?:(?<=XX)|(?<!X))m(?=,?N[efa]?[Mmg])|(?<=XX)O(?=,[DN]))[,|]?)?[eaE]{{0,4}}{_MOMENT}"
    rf"(?:[,|:efa()HhkE]{{0,8}}(?:L{{1,2}}[ea]?[:|]?|l:)?[efaE]{{0,4}}(?:{_MOMENT}|[N1][Uhu]|Y|[WTwu](?!X(?!X))))*[HhkaE]{{0,6}}"
    r"|L:?[efa]{0,4}(?:[WT]|Y)$|(?<=XX)(?:T|[N1][Uhu])$|^T(?=XX)|[N1][Uhu]?,?R|R:?N?[Uhu]?(?<=[NUhu])|[NZYQ]\+?q?[VC]|[VC][:(]*[NZYQ]q?\)?|\([NZYQ]\)[VC]?"
)
"""Dates with their labels, minutes of reading, and counts."""
_BUTTONS = late(r"[BCbV]+(?:[,|/:()]*(?:[BCbV]|N[Uhu](?![Ag]))+)*")
_FILED = late(
    r"(?<=\w)\s+(?:in|location|place|lieu|lugar|luogo|ort|plaats|miejsce|lokasi|tempat|mahali|eneo|місце|место|category|categoría|categoria|catégorie|kategorie|kategori|kategoria|kategorija|kategória|categorie|категория|категорія|категорија|κατηγορία|التصنيف|القسم|دسته‌بندی|hits|visto|visite|affichages|zugriffe|dilihat|просмотров|просмотры|přečteno|odsłony|okunma|gösterim|találatok|megtekintések|accesări|acessos|visitas)"
    r"\s?: (?:(?!\b(?:by|por|par|da|di|von|oleh)\b|[:|]).){2,60}?(?=$|\||\s\w+\s?: )",
    re.IGNORECASE,
)
"""Where an article is filed and how often it was read, as publishing systems print it behind the name; the values are names of sections."""
_FILED_UNDER = late(
    r"(?<=\w)\s+(?:(?:posted|published|filed|story filed) (?:in|under)|in categor(?:y|ies)|publicad[oa] (?:em|en|na|no)|publié[es]* (?:dans|en|sous)|(?:posté|classé|mis en ligne) (?:dans|sous)|pubblicat[oa] (?:in|su)|archiviato in|(?:veröffentlicht|abgelegt|erschienen) (?:in|unter)|(?:geplaatst|gepubliceerd|geplaas|gepubliseer) (?:in|onder)|(?:publicerat|publisert|udgivet|lagt|postet) (?:i|in|under) (?=(?-i:[A-ZÀ-Þ]))|opublikowano w|publikováno v|zveřejněno v|objavljeno u|objavljeno v|publicat (?:în|in|a|en)|posted di|diposting (?:di|dalam)|diterbitkan (?:di|dalam)|đăng trong|опубликовано в рубрике|опубліковано в|публикувано в|αναρτήθηκε σε|δημοσιεύτηκε σε)"
    r"\s(?:(?!\b(?:by|por|par|da|di|von|door|oleh)\b)[^|\d:]){2,40}?(?=$|\||\s\d)",
    re.IGNORECASE,
)
"""The section that an article was published in, behind the name: "Escrito por Ana Lima Publicado em Política"."""
_SHORT_DAY = late(
    r"(?<=\w)[\s,]+(?:ma|di|wo|do|vr|za|zo|lun|mar|mer|mié|mie|jeu|jue|gio|ven|vie|vier|sam|sáb|sab|dim|dom|seg|ter|qua|qui|sex|man|tir|ons|tor|fre|lør|søn|mån|tis|tors|lör|sön|ma|ti|ke|to|pe|la|su|pon|wt|śr|czw|pt|sob|niedz|po|út|st|čt|pá|so|ne|uto|sri|sre|čet|pet|sub|ned|lu|mi|jo|vi|du|пн|вт|ср|чт|пт|сб|вс|нд|пон|уто|сре|чет|пет|суб|нед|sen|sel|rab|kam|jum)[.,]*(?=\s\d{1,2}[.º]?\s?(?:de\s|di\s)?[^\W\d_]{3})"
)
"""A short weekday in small letters before a date: "ma 4 maart", "jeu. 5 mai"; of more letters the tables have it."""
_MONTHS = "mutarama gashyantare werurwe mata gicurasi kamena nyakanga kanama nzeri ukwakira ugushyingo ukuboza nzero ruhuhuma ntwarante ndamukiza rusama ruheshi mukakaro myandagaro gitugutu munyonyo kigarama ndira kukadzi kurume kubvumbi chivabvu chikumi chikunguru nyamavhuvhu gunyana gumiguru mbudzi zvita januwari februwari mashi ephreli meyi julayi agasti septhemba okthoba novemba disemba eyomqungu eyomdumba eyokwindla utshazimpuzi ucanzibe eyesilimela eyekhala eyethupha eyomsintsi eyedwarha eyenkanga eyomnga pherekgong hlakola hlakubele mmesa motsheanong phupjane phupu phato loetse mphalane pudungwana tshitwe ferikgong tlhakole mopitlwe moranang motsheganong seetebosigo phukwi phatwe lwetse diphalane ngwanatsele sedimonthole ṣẹ́rẹ́ èrèlè ẹrẹ́nà ẹ̀bibi òkúdu agẹmọ owérè ọ̀wàrà bélú ọ̀pẹ̀ janoary febroary martsa aprily jona jolay aogositra septambra oktobra novambra desambra kohitātea huitanguru poutūterangi paengawhāwhā haratua pipiri hōngongoi hereturikōkā mahuru whiringa-ā-nuku whiringa-ā-rangi hakihea ianuari fepuari aperila iuni iulai aokuso setema oketopa novema tesema sanuali fepueli ma'asi ‘epeleli siulai sepitema tisema janueri feperueri maji epereli jiulai akosita seviteba okotova noveba tiseba tenuare fepuare eperera tiunu tiurai atete tetepa atopa titema genver c'hwevrer meurzh ebrel mezheven gouere eost gwengolo kerzu faoilleach gearran giblean cèitean ògmhios iuchar lùnastal sultain dàmhair samhain dùbhlachd janvye fevriye avril jiyè septanm oktòb novanm desanm yanüari yüni yüli ougùstùs sèptèmber òktober novèmber desèmber amajjii guraandhala bitooteessa eebila caamsaa waxabajjii adooleessa hagayya fuulbana onkololeessa sadaasa muddee januwale febuluwale malichi epulo ogasiti seputembala okutobala novembala disembala yanwali febwali malisi apili augusto setɛmbɛ ɔkɔtɔbɛ novɛmbɛ dɛsɛmbɛ jannewaris febrewaris maaie septimber novimber desimber schaner favrer avrigl zercladur fanadur avust settember genièr febrièr junh julhet agost setembre octobre decembre januaari februaari marsi apriili maaji aggusti septemberi oktoberi novemberi decemberi гыйнвар тохсунньу олунньу кулун_тутар муус_устар ыам_ыйа бэс_ыйа от_ыйа атырдьах_ыйа балаҕан_ыйа алтынньы сэтинньи ахсынньы janwali marisi apuli maayi julaayi agusito sebuttemba okitobba novemba desemba"
"""Months of languages in which whole dates are not read: they still tell that what stands behind a name is a date."""
_NO_MARKS = str.maketrans(dict.fromkeys(".,:()|·•", " "))
_AROUND = " ,:|–—-·•/"


class _Token(NamedTuple):
    """A word, number or mark, and what it may be."""

    kind: str
    """One letter: ``D`` a date, ``K`` a time of day, ``N`` a number, ``M`` a month, ``X`` a word that nothing is known of …"""
    start: int
    end: int


def without_surroundings(text: str) -> str:
    """A byline with a bar for each date, count and row of buttons.

    >>> without_surroundings("Share Comments (12) By Callum Reid Mon 11 Mar 2024 at 06:30")
    '| By Callum Reid |'
    """
    text = _FILED.sub(" | ", text) if ": " in text else text
    text = _FILED_UNDER.sub(" | ", text) if text.count(" ") > 3 else text
    has_digits = any(map(str.isdigit, text))
    text = _SHORT_DAY.sub(" |", text) if has_digits else text
    if not has_digits and _beginnings().isdisjoint(small(text).translate(_NO_MARKS).split()):
        return text
    tokens = list(_tokens(text))
    spans = list(_spans(tokens))
    for start, end in reversed(spans):
        before, after = text[:start].rstrip(_AROUND + "("), text[end:].lstrip(_AROUND + ")")
        text = f"{before} | {after}".strip()
    return text


def _spans(tokens: list[_Token]) -> Iterator[tuple[int, int]]:
    """Where what is none of the byline begins and ends, in order."""
    kinds = "".join(token.kind for token in tokens)
    dated = [found.span() for found in _DATED.finditer(kinds)]
    for start, end in dated:
        kinds = kinds[:start] + "|" * (end - start) + kinds[end:]
    rows = [found.span() for found in _BUTTONS.finditer(kinds) if _is_row(kinds, *found.span())]
    for start, end in sorted(dated + rows):
        yield tokens[start].start, tokens[end - 1].end


def _is_row(kinds: str, start: int, end: int) -> bool:
    """Whether buttons are a row by themselves: they stand at an edge, and one is no name, or several stand together."""
    row = kinds[start:end]
    if row == "b":
        return "|" in kinds and kinds[:start].endswith("XX") and end == len(kinds)
    if not re.search("[BC]", row) and len(re.findall(r"[bV]", row)) < 3:
        return False
    before, after = kinds[:start], kinds[end:]
    opens = before.strip("|,(") == "" or before.endswith("|")
    is_lone = re.fullmatch(r"\W*[A-Za-z]\W*", before) is not None  # "Kindly share this story"
    closes = (after.strip("|,)") == "" and not is_lone) or after.startswith(("|", "O", "L"))
    return not after.startswith(":") and (opens or closes)


def _tokens(text: str) -> Iterator[_Token]:
    """The words, numbers and marks of a text; known phrases are one word."""
    found = list(_TOKEN.finditer(text))
    at = 0
    while at < len(found):
        one = found[at]
        if one.lastgroup == "mark":
            yield _Token(_MARKS.get(one[0], "|"), one.start(), one.end())
            at += 1
        elif one.lastgroup == "word":
            kind, size = _kind_at(text, found, at)
            yield _Token(kind, one.start(), found[at + size - 1].end())
            at += size
        else:
            yield _Token(one.lastgroup or "X", one.start(), one.end())
            at += 1


def _kind_at(text: str, found: list[re.Match[str]], at: int) -> tuple[str, int]:
    """What the longest known phrase that begins here is, and how many words it has."""
    if found[at][0] in {"ET", "PT", "CT", "MT", "AR", "BdST"}:
        return "H", 1  # zones, which in small letters are words
    if found[at][0] in {"Del", "Dela"}:
        return "b", 1  # a button, which in small letters is a part of names
    known = _known()
    first = _bare(found[at][0])
    for size in range(min(_longest().get(first, 1), len(found) - at), 0, -1):
        last = found[at + size - 1]
        if size > 1 and last.lastgroup == "mark":
            continue
        if kind := known.get(_bare(text[found[at].start() : last.end()])):
            return kind, size
    return ("|" if not any(map(str.isalpha, first)) else "X"), 1


def _bare(text: str) -> str:
    return " ".join(fold(text).split()).strip(".-–—•*\"'“”‘’")


@cache
def _known() -> dict[str, str]:
    """Words and phrases to their class, the weightiest of the classes that one has."""
    found: dict[str, str] = {}
    for kind, phrases in _listed():
        for phrase in phrases:
            if bare := _bare(phrase.replace("_", " ")):
                found.setdefault(bare, kind)
    for bare, kind in found.items():
        if kind == "M" and bare in _short_weekdays():
            found[bare] = "m"
        elif kind == "U" and bare in _short_weekdays():
            found[bare] = "u"
        elif kind == "M" and bare in _agos():
            found[bare] = "g"
    return found


def _listed() -> Iterator[tuple[str, list[str]]]:
    """Classes and their words; a word of two has the first."""
    labels = [one for field in ("views", "comments", "shares") for one in LABELS[field].split("|")]
    yield "C", [*(buttons() & {*counted(), *labels})]
    yield "B", [*buttons()]
    yield "R", [*reading(), *LABELS["reading_time"].split("|")]
    dates = [one for field in ("published", "modified") for one in LABELS[field].split("|") if not one.endswith(" by")]
    yield (
        "L",
        [one for one in [*dates, *_LABELS.split("|")] if (len(one) > 2 or not one.isascii()) and one not in _NOT_DATED],
    )
    tables = [*months.GREGORIAN.values(), *months.OTHER.values()]
    yield "l", [*_NOT_DATED, *_COLON_LABELS.split("|")]
    yield "M", [word for names in tables for word in names.replace("|", " ").split() if len(word) > 1]
    yield "M", _MONTHS.split()
    yield "O", [one for one in words.OPENERS.split("|") if len(one) > 2 or one in {"by", "av", "af", "di", "ni"}]
    weekdays = [word for names in date_words.WEEKDAYS.values() for word in names.replace("|", " ").split()]
    yield "W", [word for word in weekdays if len(word) > 4 or not word.isalpha()]
    yield "a", ["am"]
    yield "e", _BEFORE_DATES.split()
    yield (
        "T",
        [word for day in date_words.DAY_WORDS.values() for word in day.split() if word not in date_words.NAMES_TOO],
    )
    yield "f", _BETWEEN.split()
    after = [word for (_, place), mark in date_words.MARKS.items() if place == "after" for word in mark.split()]
    units = [word for names in date_words.UNITS.values() for word in names.replace("|", " ").split()]
    yield "h", [*_HOURS.split(), *({*after} & {*units})]
    yield "t", list(date_words.NAMES_TOO)
    yield "U", [*units, *(entry.partition(":")[0] for entry in date_words.LONE_UNITS.split())]
    yield "A", date_words.AGO.split()
    yield (
        "k",
        [word for half in date_words.HALVES.values() for word in half.split() if len(word) > 3 or not word.isascii()],
    )
    yield "E", [word for era in date_words.ERAS.values() for word in era.split() if len(word) > 2 or not word.isascii()]
    yield "H", [*_ZONES.split(), *(word for half in date_words.HALVES.values() for word in half.split())]
    yield "H", [word for mark in date_words.CLOCK_MARKS.values() for word in mark.split()]
    yield "H", after
    yield "f", [word for (_, place), mark in date_words.MARKS.items() if place == "before" for word in mark.split()]
    yield "1", [*date_words.ONE.split(), *(word for count in date_words.COUNTS.values() for word in count.split())]
    yield "V", [*counted(), *labels]
    yield "w", weekdays
    yield "q", _MULTIPLES.split()
    yield "b", [*weak_buttons()]


@cache
def _short_weekdays() -> frozenset[str]:
    return frozenset(
        _bare(word)
        for names in date_words.WEEKDAYS.values()
        for word in names.replace("|", " ").split()
        if len(word) < 5
    )


@cache
def _agos() -> frozenset[str]:
    return frozenset(_bare(word.replace("_", " ")) for word in date_words.AGO.split())


@cache
def _longest() -> dict[str, int]:
    """First word of a phrase to the number of words of the longest that begins so."""
    found: dict[str, int] = {}
    for phrase in _known():
        first = _bare(phrase.partition(" ")[0])
        found[first] = max(found.get(first, 1), len(_TOKEN.findall(phrase)))
    return found


@cache
def _beginnings() -> frozenset[str]:
    """First words of buttons and of words for days, without which a text that has no figure is left as it is."""
    days = (word.partition("_")[0] for day in date_words.DAY_WORDS.values() for word in day.split())
    agos = (word.partition("_")[0] for word in date_words.AGO.split())
    return frozenset(small(one.partition(" ")[0]) for one in (*buttons(), *days, *agos))

"""Titles that bylines print before names and degrees behind them, which are no part of the name.

Forms of address, academic, military, religious and professional titles, as papers of the language abbreviate them.
Left out is what people are also named: Md. and মো. (a part of the name), Sri, Syed, Sheikh, Swami, Hafiz, Maulana, Imam, U and Daw.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from newscrawl.words.late import late

_TITLES = (
    "mr|mrs|ms|miss|mx|messrs|dr|drs|dra|prof|profs|professor|asst prof|assoc prof|assistant professor|associate professor|adv|advocate|smt|shri|shrimati|engr|atty|barrister|rev|reverend|revd|the rev|very rev|rt rev|honourable|honorable|the hon|rabbi|msgr|sir|lt gen|lt col|lt cdr|lt general|lt colonel|lieutenant general|lieutenant colonel|maj gen|major general|brig gen|brig|brigadier|wg cdr|air cmde|air marshal|air vice marshal|vice admiral|rear admiral|gp capt|sqn ldr|prime minister|chief minister"
    "|herr|frau|dr-ing|dipl-ing|priv-doz|pd dr|mme|mlle|madame|monsieur|maître|señor|señora|doña|profa|dott|dott.ssa|prof.ssa|sig.ra|avv|dr hab|mudr|mvdr|judr|phdr|paeddr|rndr|thdr|pharmdr|mgr|doç|sayın|dokta|farfesa|dkt"
    "|datuk|datuk seri|datuk sri|datuk wira|dato|dato'|dato’|dato seri|dato' seri|dato’ seri|dato' sri|dato’ sri|datin|datin seri|tan sri|puan sri|toh puan|encik|ustaz|ustadz|ustaza|brigjen|mayjen|letjen|pgs|gs.ts|gs.tskh|pgs.ts|ths|luật sư|tiến sĩ|bác sĩ|thạc sĩ|giáo sư|phó giáo sư"
    "|डॉ|डा|डाॅ|डॉक्टर|डाक्टर|प्रो|प्रोफेसर|प्रोफ़ेसर|प्रा|प्राध्यापक|सहप्राध्यापक|श्रीमती|श्री|सुश्री|पं|एडवोकेट|अधिवक्ता|ॲड|अ‍ॅड|अॅड|ऍड|ॲडव्होकेट|न्यायमूर्ति|जस्टिस|कर्नल|ब्रिगेडियर|लेफ्टिनेंट|मेजर जनरल|मौलाना|इंजीनियर|इन्जिनियर|इंजि|सौ"
    "|ডক্টর|ডাক্তার|ডা|ডাঃ|ডঃ|ড°|ড৹|অধ্যাপক|অধ্যাপিকা|প্রফেসর|প্রফেসর ড|শ্রী|শ্রীমতী|জনাব|অ্যাডভোকেট|এডভোকেট|প্রকৌশলী|মাওলানা|মুফতি|আলহাজ|আলহাজ্ব|ব্যারিস্টার|ইঞ্জিনিয়ার|কৃষিবিদ|ব্রিগেডিয়ার জেনারেল|লেফটেন্যান্ট কর্নেল|বীর মুক্তিযোদ্ধা|শ্ৰী|শ্ৰীমতী|অধ্যাপিকা|প্ৰফেছৰ|ডাঃ"
    "|டாக்டர்|முனைவர்|பேராசிரியர்|பேரா|திருமதி|திரு|வழக்கறிஞர்|நீதிபதி|மருத்துவர்|డాక్టర్|డా|డాక్టర|ప్రొఫెసర్|ప్రొ|శ్రీమతి|శ్రీ|అడ్వకేట్|ಡಾ|ಡಾಕ್ಟರ್|ಪ್ರೊ|ಪ್ರೊಫೆಸರ್|ಶ್ರೀ|ಶ್ರೀಮತಿ|ನ್ಯಾಯವಾದಿ|ഡോ|ഡോക്ടർ|പ്രൊഫ|പ്രൊഫസർ|അഡ്വ|അഡ്വക്കേറ്റ്|ശ്രീ|ശ്രീമതി|ഫാ"
    "|ડૉ|ડો|ડૉક્ટર|ડોક્ટર|પ્રો|પ્રોફેસર|પ્રા|શ્રી|શ્રીમતી|એડવોકેટ|અધ્યાપક|ਡਾ|ਡਾਕਟਰ|ਪ੍ਰੋ|ਪ੍ਰੋਫੈਸਰ|ਪ੍ਰੋਫ਼ੈਸਰ|ਸ੍ਰੀ|ਸ਼੍ਰੀ|ਸ੍ਰੀਮਤੀ|ਐਡਵੋਕੇਟ|ਪ੍ਰਿੰ|ପ୍ରଫେସର|ଡକ୍ଟର|ଡା|ଶ୍ରୀ|ଶ୍ରୀମତୀ|ଅଧ୍ୟାପକ|ପ୍ରଫେସର ଡ|ଆଡଭୋକେଟ|ଇଂଜିନିୟର|ආචාර්ය|මහාචාර්ය|වෛද්‍ය|නීතිඥ|පූජ්‍ය|ජ්‍යෙෂ්ඨ මහාචාර්ය|ඉංජිනේරු|ޑރ|ޑޮކްޓަރ|ޑޮކްޓަރު|ޕްރޮފެސަރ|އަލްފާޟިލް|އަލްފާޟިލާ|އަލްއުސްތާޛު|އައްޝައިޚް"
    "|ڈاکٹر|پروفیسر|پروفیسر ڈاکٹر|مولانا|مفتی|علامہ|ایڈووکیٹ|بیرسٹر|جسٹس|انجینئر|بریگیڈیئر|لیفٹیننٹ جنرل|میجر جنرل|کرنل|محترمہ|جناب|ڊاڪٽر|پروفيسر|ډاکټر|ښاغلی|اغلې|پوهاند|پوهنوال|پوهندوی|انجنیر|انجینر|داکتر|دکتر|دکتور|مهندس|پروفسور|حجت‌الاسلام|حجت الاسلام|حجت‌الاسلام والمسلمین|آیت‌الله|آیت الله|آقای|خانم|مولوی"
    "|الدكتور|الدكتورة|دكتور|دكتورة|المهندس|المهندسة|الأستاذ|الأستاذة|الاستاذ|المحامي|المحامية|البروفيسور|بروفيسور|اللواء|العميد|السفير|السفيرة|القس|الأب|الأنبا|فضيلة الشيخ|فضيلة|المستشار|المستشارة|معالي|دکتۆر|پرۆفیسۆر|مامۆستا|پ.ی.د|أ.د|أ.م.د|د.م|ا.د"
    '|ד"ר|ד״ר|ד\'\'ר|פרופ|פרופ\'|פרופ׳|פרופסור|עו"ד|עו״ד|רו"ח|רו״ח|ח"כ|ח״כ|הרב|הרבנית|גב\'|גב׳|מר|ד"ר עו"ד|תא"ל|אל"מ|סא"ל|אלוף'
    "|д-р|др|проф|профессор|професор|доцент|академик|академік|адвокат|доктор|протоиерей|протоієрей|священник|д-р инж|δρ|καθηγητής|καθηγήτρια|πρόεδρος|პროფესორი|დოქტორი|պրոֆեսոր|դոկտոր|доцент д-р|проф д-р|аудитор"
    "|ዶ/ር|ዶክተር|ፕሮፌሰር|ፕ/ር|አቶ|ወ/ሮ|ወ/ት|ኢንጂነር|ጠበቃ"
)  # fmt: skip
"""Titles behind which a space is enough."""
_DOTTED = (
    "hon|eng|engg|sh|er|fr|sr|lt|col|maj|gen|capt|cmde|sgt|insp|sen|rep|gov|pt|kum|tmt|ca|bw|bi|mhe|mh|dk|mnr|mev|me|ds|ir|hj|ust|mag|mmag|ing|arch|on|mons|lic|mtro|mtra|abg|arq|sra|srta|dña|sig|bc|doc|av|op|uzm|öğr|yrd|arş|gör|müh|mim|sn|dyt|psk|ecz|acad|pr|mec|adw|ks|inż|lek|płk|plk"
    "|एड|प्राडा|कु|ह.भ.प|ড|অধ্যা|ଡ|ଡ଼|ପ୍ର|ਸ|ડ|د|أ|ذ|доц|инж|адв|акад|ген|полк|к.т.н|д.э.н|καθ|дипл|мр|ผศ|รศ|ศ"
)  # fmt: skip
"""Titles that are one with a mark behind them alone: without it they are words, initials or names."""
_LONE = "dame|captain|major|general|colonel|admiral|justice|judge|chief|pastor|bishop|archbishop|cardinal|ambassador|senator|president|minister|father|haji|alhaji|alhaja|mallam|malam|pandit|आचार्य|पंडित|पण्डित|मेजर|जनरल|कैप्टन|কর্নেল|মেজর|ক্যাপ্টেন|ఆచార్య|ಆಚಾರ್ಯ|الشيخ|الحاج|القاضي|حاج|حاجی|استاد|میجر|جنرل|کیپٹن|قاضی|генерал|полковник|ဦး|ဒေါ်"
"""Titles that are names as well: only before a name of two words or more."""
_GLUED = r"(?:م[./]\s*(?=\S+\s+\S)|(?:TS|BS|LS|GS|KTS)\.\s*(?=[^,]*[ăâđêôơưạảấầậắằếềệọốồộớờợụứừựỳýịỉĩủũ])|(?:ผู้ช่วยศาสตราจารย์|รองศาสตราจารย์|ศาสตราจารย์|ผศ|รศ|ศ|ดร|นพ|ทพ|พญ|ทญ|สพ\.ญ|ภก|ภญ|น\.ส|พล\.[ตทอรจส]\.[อตท]|พล\.[ตทอ]|พ\.[ตทอ]\.[ตทอ]|ร\.[ตทอ]\.[ตทอ]|ม\.ร\.ว|ม\.ล)\.\s*|ดร\s|นาย\s*(?=\S{2,}\s)|นางสาว\s*|นาง\s*(?=\S{2,}\s)|ဒေါက်တာ\s*|លោកស្រី\s*|លោក\s+|បណ្ឌិត\s*|ທ່ານ\s+)"
"""Titles of scripts without spaces, written onto the name."""
_MARKS = r"[.॰०°৹ः:/॥]"
_FIELDS = r"(?:(?:med|phil|iur|jur|rer|nat|habil|hab|h\.\s?c|pol|oec)\.\s*)*"
_DEGREES = (
    r"ph\.?\s?d|d\.?phil|m\.?phil|m\.?d|mbbs|m\.?sc|b\.?sc|mba|ll\.?[bm]|esq|rn|dr\.? ?med|frcs|b\.?a|m\.?a|m\.?tech|b\.?tech|ca|cfa|cfp|fca|mp|mla|mlc|ias|ips|ifs|irs|jp|qc|kc|obe|mbe|cbe|retd|csc"
    r"|s\.?h|m\.?h|s\.?e|m\.?m|m\.?si|s\.?sos|m\.?kom|s\.?kom|s\.?pd(?:\.i)?|m\.?pd|s\.?ag|m\.?ag|s\.?ip|m\.?ip|s\.?t|m\.?t|lc|s\.?i\.?kom|m\.?i\.?kom|m\.?hum|s\.?hum|svd|sj|ofm|osb|sdb|cssr|omi|rvm|csc|phd\.?|dsc|drsc"
)
_BEHIND = late(
    r"\s+(?:Ph\.?\s?D\.?|M\.D\.|S\.?J\.?|O\.?F\.?M\.?|SVD|SDB|CSsR|OP|IAS|IPS|IFS|IRS|MBBS|\(?Retd\.?\)?|Jhr\.)$"
)


@cache
def _before() -> re.Pattern[str]:
    def any_title(listed: str) -> str:
        clean = sorted({unicodedata.normalize("NFC", one) for one in listed.split("|")}, key=len, reverse=True)
        return "|".join(re.escape(one).replace(r"\ ", r"\.?\s+").replace(r"\-", r"\.?-") for one in clean)

    titles, dotted, lone = any_title(_TITLES), any_title(_DOTTED), any_title(_LONE)
    return re.compile(
        rf"(?:(?:{titles})(?:{_MARKS}+\s*{_FIELDS}|\s+)|(?:{dotted}){_MARKS}+\s*|{_GLUED}|(?:{lone})\s+(?!Singh\b)(?=\S+\s+\S)|\(retd\.?\)\s*)"
        r"(?=[^\W\d_]|[\u0900-\u0dff])",
        re.IGNORECASE,
    )


@cache
def _degree() -> re.Pattern[str]:
    return re.compile(rf"(?:{_DEGREES})\.?", re.IGNORECASE)


def is_title(text: str) -> bool:
    """Whether a text is a title and nothing else.

    >>> is_title("Prof. Dr."), is_title("Dr. Rao")
    (True, False)
    """
    return without_titles(f"{text} Aa Bb") == "Aa Bb"


_PILGRIM = late(r"(?:H|Hj|Ir|Tun)\.?\s+(?=\w{2,})")
"""What is a title behind another one alone, as an initial else: "Dr. H. Ahmad"."""


def without_titles(name: str) -> str:
    """A name without the titles before it and the degrees behind it.

    >>> without_titles("Prof. Dr. Emre Kongar"), without_titles("डॉ. नीलम महेंद्र"), without_titles("Justice Malala")
    ('Emre Kongar', 'नीलम महेंद्र', 'Justice Malala')
    """
    bare = name
    for _ in range(5):
        found = _before().match(bare)
        if found is None:
            found = _PILGRIM.match(bare) if bare != name else None
        if found is None or len(bare) - found.end() < 2:
            break
        bare = bare[found.end() :]
    return _BEHIND.sub("", bare) if " " in bare else bare


def is_degree(text: str) -> bool:
    """Whether a text is a degree, an order or an office that stands behind a name.

    >>> is_degree("M.Si."), is_degree("Ph.D"), is_degree("Rao")
    (True, True, False)
    """
    return _degree().fullmatch(text) is not None

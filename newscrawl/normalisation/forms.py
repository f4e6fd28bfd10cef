"""Bylines brought into the one form that they are read in: labels before the names, a colon behind each.

Papers join labels ("Texte et photos :"), part them from the names by dashes or by a sign of their script that looks like a
colon, print behind a name what its bearer did, or part names by their looks alone. What is rewritten here is read as if it
had been printed plainly.
"""

from __future__ import annotations

import re
from functools import cache

from newscrawl.normalisation.roles import mere_role, of_role
from newscrawl.normalisation.shapes import PARTICLES
from newscrawl.words import bylines as words
from newscrawl.words.agencies import is_agency, is_desk, is_masthead, is_outlet
from newscrawl.words.folding import small
from newscrawl.words.headings import is_heading
from newscrawl.words.late import late
from newscrawl.words.sentences import SECTIONS

_COLONS = ":：៖՝፦፡"
_HAS_COLON = late(f"[{_COLONS}]")
_VISARGA = late(r"(?<![^\s(|/,;])(?P<noun>[^\s(|/,;:]{2,20})[ःঃ](?=\s|$)")
"""The sign of a breath at the end of a word of Nepali and Bengali, which is printed for a colon: "तस्बिरः", "ছবিঃ"."""
_DASHED = late(r"(?<!\S)(?P<noun>[^\s|:]{1,20})\s[–—-]\s(?=\S)")
"""A label that a spaced dash parts from the name: "සටහන - රුවන් පතිරණ"."""
_JOINT = r"(?:\s?[/／&＆+、·・–-]\s?|,\s|\s?(?:และ|ແລະ|និង|နှင့်|နဲ့)\s?|\s(?:and|und|et|y|e|og|och|ja|i|a|en|és|și|şi|si|dhe|ir|un|eta|va|və|ve|dan|và|na|en|agus|a'|и|і|й|та|и|да|και|و|او|و|और|एवं|एवम्|तथा|र|आणि|व|ও|এবং|અને|ਅਤੇ|ਤੇ|ଓ|மற்றும்|మరియు|ಮತ್ತು|සහ|හා|და|և|እና)\s|\sو(?=[\u0621-\u064a])|\sו(?=[\u05d0-\u05ea]))"
_JOINED = late(
    rf"(?<!\w)(?:[^\W\d_][^\s:：/／&＆+、·・,|;()–-]{{0,24}}{_JOINT}){{1,3}}[^\W\d_][^\s:：/／&＆+、·・,|;()–-]{{0,24}}(?=\s?[{_COLONS}])"
)
_PARTED = late(_JOINT)
_HAN_LABEL = r"(?:採訪撰文|文字|撰文|採訪|采访|撰稿|採写|采写|報導|報道|报道|攝影|摄影|影像|圖片|图片|照片|写真|撮影|取材|構成|執筆|聞き手|イラスト|影音|視頻|视频|剪輯|剪辑|翻譯|翻译|文|圖|图)"
_HAN_JOINED = late(
    rf"(?<![\u3040-\u9fff])(?P<first>{_HAN_LABEL})(?:\s?[、・／/&＆與与和及]\s?{_HAN_LABEL})+(?=\s?[:：/／＝=]\s*[\u3040-\u9fff]|\s+[\u4e00-\u9fff]{{2,4}}(?:[\s、]|$))"
)
"""Chinese and Japanese labels, which a stroke parts from each other and from the name: "文、攝影/吳佩珊"."""
_HAN_TEXT = late("文|撰|採訪|采访|写|報導|報道|报道|執筆|取材")
_JOINED_TOO = "video|vidéo|vídeo|videos|vidéos|vídeos|audio|ton|schnitt|montage|grafik|grafiken|grafika|infographie|infographies|interview|interviews|entretien|entretiens|intervista|recherche|recherchen|illustration|illustrations|illustrationen|kamera|klipp|layout|видео|відео|відэа|инфографика|فيديو|ویڈیو|वीडियो|ভিডিও|影片|视频|視頻|影音|剪輯|剪辑|動画|영상"
"""What else somebody did, which is a label only beside another one."""
_TEXT = "text|texte|teksti|tekst|texto|texty|testo|teks|szöveg|tekstas|teksts|tekstiä|текст|тэкст"
_PICTURE = "kuva|kuvat|valokuva|valokuvat|kuvaus|foto|fotos|foton|fotot|fotod|fotó|fotók|foto's|bild|bilder|beeld|photo|photos|zdjęcia|nuotraukos|fotografije|slike|фото|фота|снимки"
_AND = r"(?:ja|och|og|und|et|y|e|i|a|en|és|și|и|і|&)"
_DEED_BEHIND = late(
    rf"(?P<name>[^\W\d_a-z][^\s,|:;]*(?: [^\s,|:;]+){{1,3}}),\s(?P<deed>(?:{_TEXT}|{_PICTURE})(?: {_AND} (?:{_TEXT}|{_PICTURE}))?)(?:[\s,;.]+(?:{_AND}\s)?|$)"
)
_ENDS_IN_DEED = late(rf",\s(?:(?:{_TEXT}|{_PICTURE}) {_AND} )?(?:{_TEXT}|{_PICTURE})\.?$")
_TELLS_TEXT = late(rf"(?:^|\s)(?:{_TEXT})(?:\s|$)")
_WRITERS = "journalist|journalister|reporter|redaktør|redaktör|redaktion|kommentator|toimittaja|journaliste|dziennikarz|dziennikarka|redakteur|redakteurin|reporterin|periodista|redactor|redactora|jornalista|repórter|giornalista|novinar|novinarka|novinář|novinářka|újságíró|blaðamaður|blaðakona|fréttamaður|ajakirjanik|žurnalistas|žurnalistė|žurnālists|žurnāliste|jurnalist|jurnalistă|gazetar|gazetare|muhabir|gazeteci|журналист|журналистка|журналіст|журналістка|новинар|новинарка|корреспондент|кореспондент|репортер|редактор|verslaggever|writer|correspondent"
_TAKERS = "fotograf|fotografin|fotografka|fotojournalist|fotoreporter|pressfotograf|kuvaaja|valokuvaaja|photographe|photojournaliste|fotógrafo|fotógrafa|fotografo|fotografa|fotós|fotoriporter|ljósmyndari|fotomuhabiri|foto muhabiri|fotograaf|fotografas|fotogrāfs|фотограф|фотокорреспондент|photographer|photojournalist|videograf|videojournalist"
_BARE_LABELS = late(
    rf"^(?:(?:{_TEXT})|(?:{_TEXT}|{_PICTURE})(?:\s?[/&+]\s?|,?\s(?:{_AND}|en|ve|ir|un|dhe|eta|és)\s)(?:{_TEXT}|{_PICTURE}))\s(?=(?-i:[^\W\d_a-z][^\s,:|/]+(?:\s[^\s,:|/]+){{1,3}}$))",
    re.IGNORECASE,
)
"""A label, or joined ones, without a colon before one name: "Texte Ann Lee", "Tekst en beeld Ann Lee"."""
_BARE_PAIR = late(
    rf"^(?:{_TEXT})\s(?P<author>(?-i:[^\W\d_a-z])[^,:|/]{{3,60}}?)(?:[,;./|]|\s{_AND}|\sen)\s(?:{_PICTURE})\s(?P<taker>(?-i:[^\W\d_a-z])[^,:|/]{{3,60}})$",
    re.IGNORECASE,
)
"""Who wrote and who took the pictures, without colons: "Texte Ann Lee, photos Bob Ray"."""
_PAPERS_WRITER = late(
    r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|&|of|the)){1,4} (?:Writer|Reporter|Correspondent|Editor|Columnist|Photographer|Journalist)"
)
"""The paper and the role of whoever is named in capitals: "Herald & Courier Staff Writer"."""
_COMMA_BEFORE_DEED = late(rf",\s(?=(?:{_TEXT}|{_PICTURE})\s)", re.IGNORECASE)
_WORDS_IN_NAMES = 4
_REPEATED = late(
    r"^(?P<by>(?:[Bb]y:?\s)?)(?P<name>(?:[^\W\d_]\S* ){1,3}[^\W\d_]\S*?)[.,]? (?P=name)(?![^\s.,|:;])(?P<rest>.*)$"
)
"""A name that is printed twice, as a link and before what is told of its bearer."""
_CONTRIBUTED = late(
    r"(?:^|(?<=[.;|)])\s*)(?:(?:The\s)?[A-Z][\w ]{1,30}?\s(?:writer|reporter|journalist|correspondent)s?\s)?(?P<names>(?![Bb]y\s)[^\W\d_](?:(?<=\s[^\W\d_])\.|[^.;|()]){3,120}?)\s(?:also\s)?(?:contributed\s(?:to|reporting)|(?:a|ont)\scontribué\sà|contribuy(?:ó|eron)\s(?:a|en|con)|colabor(?:ó|aron)\s(?:a|en|con)|contribu(?:iu|íram)\s(?:para|com)|colabor(?:ou|aram)\s(?:para|com|n[ae])|ha(?:nno)?\s(?:contribuito|collaborato)\sa|ha(?:t|ben)\s(?:zu|an)\sdies\w+\s\w+\s(?:beigetragen|mitgearbeitet)|bidro(?:g)?\stil|(?:turut\s)?berkontribusi\s(?:dalam|pada|untuk)|contributed(?=\s*\.?\s*$))\b[^|]*$"
)
"""Who helped, told in a sentence behind the author: "Cody Maddux contributed to this report."."""
_AGENCY_THEN_BY = late(r" (?P<agency>[^\W\d_a-z]\w{1,7}) (?:Von|By|Par|Por|Door|Af|Av) (?=[^\W\d_a-z]\S* [^\W\d_a-z])")
"""An agency whose material was taken, and the byline behind it: "Mit Material von APA Von Ann Lee"."""
_BELONGING = late(r",\s(?:of|from|in|with)\s[^,]{2,40}(?:,|$)")
_BEGINS_IN_CAPITALS = late(r"[\s|]*(?:[Bb][Yy]:?\s+)?[^\W\d_a-z](?:c[A-Z]|ac[A-Z])?[^\sa-z]*\s")
_BEFORE_BY = late(r"^[^/|:;,]{2,40}?\s/\s(?=[Bb]y:?\s[^\W\d_a-z])")
"""The station or section before a byline of its own: "ABC Goldfields / By Ann Lee"."""
_TURKISH_PAIR = late(
    r"^(?P<names>[^\W\d_][^\s/,-]+(?: [^\s/,-]+)+(?:\s?-\s?[^\W\d_][^\s/,-]+(?: [^\s/,-]+)+)+)(?=/[^\W\d_a-z]{3,}[^/]*\((?:DHA|İHA|IHA|AA|ANKA|UBA|İLKHA)\)\.?$)"
)
"""Full names that a hyphen joins before a town and its agency: "Ali Kaya-Ece Tan/TRABZON, (DHA)"."""
_NO_REMAINDER = frozenset("jr sr ii iii iv and with for in at from to of as und et y og och e i".split())
_MARKED = late(r"[,;:()/|&@]|(?<!\b[^\W\d_])\.\s")


def in_one_form(text: str) -> str:
    """A byline with its labels before the names, and a colon behind each.

    >>> in_one_form("Texte et photos : Ann Lee"), in_one_form("Anna Holm, teksti Kari Salo, kuvat")
    ('Texte : Ann Lee', 'text: Anna Holm | photo: Kari Salo |')
    """
    if _is_of_labels(text):
        return ""  # "Texte et photos", whose names stand elsewhere
    text = _VISARGA.sub(_with_colon, text) if "ः" in text or "ঃ" in text else text
    if _HAS_COLON.search(text):
        text = _JOINED.sub(_one_label, text)
    if "文" in text or "影" in text or "写" in text or "採" in text:
        text = _HAN_JOINED.sub(_one_han_label, text)
    text = _BARE_PAIR.sub(_pair, _BARE_LABELS.sub("text: ", _undashed(text)))
    if "/" in text:
        text = _TURKISH_PAIR.sub(lambda found: re.sub(r"\s?-\s?", ", ", found[0]), _without_station(text))
    if "," in text and _ENDS_IN_DEED.search(text):
        text = _DEED_BEHIND.sub(_labelled, text).strip()
    text = _AGENCY_THEN_BY.sub(_agency_apart, text)
    return _helpers_apart(_once(_rows_apart(text)))


def without_contrast(text: str) -> str:
    """A name in capitals without what is printed behind it in small letters, but for an agency: "ANN LEE Sports Desk".

    Behind "By" it may be anything, else what is known to be no given name: these stand behind surnames in capitals.
    """
    if _BEGINS_IN_CAPITALS.match(text) is None:
        return text
    stretch, bar, behind = text.lstrip(" |").partition("|")
    parts = stretch.split()
    is_opened = bool(parts) and parts[0].casefold().rstrip(":") == "by"
    start = int(is_opened)
    end = next((at for at, part in enumerate(parts) if at >= start and not _is_capital(part)), len(parts))
    name, rest = " ".join(parts[start:end]), " ".join(parts[end:])
    if not 2 <= end - start <= _WORDS_IN_NAMES or end == len(parts):
        return text
    if _PAPERS_WRITER.fullmatch(rest) and not _MARKED.search(name):
        return f"{' '.join(parts[:end])} {bar} {behind}".strip(" |")
    if len(parts) - end > 3 or _MARKED.search(stretch):
        return text
    if len(parts[end - 1]) < 3 or parts[end][0].islower() or is_agency(name) or is_desk(name) or is_outlet(name):
        return text
    is_whole = parts[start].casefold() in PARTICLES or not all(map(_may_be_remainder, parts[end:]))
    if not is_whole and (is_opened or _is_told(rest)):
        kept = [
            ", ".join([" ".join(parts[:end]), *([rest] if is_agency(rest) else [])]),
            *([behind.strip()] if bar else []),
        ]
        return " | ".join(kept)
    return text


def _is_capital(part: str) -> bool:
    """Whether a word is in capitals, but for what begins Gaelic surnames: "McALLISTER"."""
    return part.isupper() or (part.startswith(("Mc", "Mac")) and part.removeprefix("Mac").removeprefix("Mc").isupper())


def _without_station(text: str) -> str:
    """A byline without the station or section before its "By"; an agency stays."""
    before = _BEFORE_BY.match(text)
    return text if before is None or is_agency(before[0].strip(" /")) else text[before.end() :]


def _may_be_remainder(part: str) -> bool:
    """Whether a word that is not in capitals may be no part of the name: it is no particle, suffix or "McDonald"."""
    is_part = part.casefold().strip(".") in PARTICLES | _NO_REMAINDER
    return not is_part and re.match(r"(?:Mc|Mac|O['’]|D['’]|L['’])", part) is None


def _is_told(rest: str) -> bool:
    """Whether what stands behind a name is known: a section, a desk, a role, an outlet; of one word a plain one, as people are called Justice."""
    if is_desk(rest) or is_masthead(rest) or small(rest) in _sections():
        return True
    is_of_words = is_heading(rest) or of_role().fullmatch(rest) or mere_role().fullmatch(rest) or is_outlet(rest)
    return " " in rest and bool(is_of_words)


def _with_colon(found: re.Match[str]) -> str:
    return f"{found['noun']}:" if small(found["noun"]) in _nouns() else found[0]


def _is_of_labels(text: str) -> bool:
    """Whether a text is joined labels and nothing else."""
    last = small(text.rpartition(" ")[2])
    return (
        len(last) > 3
        and last in joinable()
        and len(pieces := _PARTED.split(text)) > 1
        and all(small(one) in joinable() for one in pieces)
    )


def _one_label(found: re.Match[str]) -> str:
    """Of labels that are joined the author's, else the first; what stands before them stays."""
    pieces = list(_pieces(found[0]))
    start = len(pieces)
    while start and small(pieces[start - 1][0]) in joinable():
        start -= 1
    if start and small(pieces[start - 1][0].rpartition(" ")[2]) in joinable():
        start -= 1
    labels = [piece for piece, _ in pieces[start:]]
    roles = [_nouns().get(small(one.rpartition(" ")[2])) for one in labels]
    if len(labels) < 2 or not any(roles):
        return found[0]
    labels[0] = labels[0].rpartition(" ")[2]
    chosen = labels[roles.index("author") if "author" in roles else next(at for at, one in enumerate(roles) if one)]
    return found[0][: pieces[start][1] + len(pieces[start][0]) - len(labels[0])] + chosen


def _one_han_label(found: re.Match[str]) -> str:
    label = "文" if _HAN_TEXT.search(found[0].replace("写真", "")) else found["first"]
    return label if found.string[found.end() :].lstrip()[0] in ":：/／＝=" else f"{label}："


def _pieces(joined: str) -> list[tuple[str, int]]:
    """The words between joints, and where each begins."""
    found, start = [], 0
    for joint in _PARTED.finditer(joined):
        found.append((joined[start : joint.start()], start))
        start = joint.end()
    return [*found, (joined[start:], start)]


def _undashed(text: str) -> str:
    """A line that opens with a label and a dash, with colons for all its dashes behind labels."""
    first = _DASHED.match(text) if " – " in text or " - " in text or " — " in text else None
    if first is None or small(first["noun"]) not in _nouns():
        return text
    return _DASHED.sub(lambda found: f"{found['noun']}: " if small(found["noun"]) in _nouns() else found[0], text)


def _labelled(found: re.Match[str]) -> str:
    label = "text" if _TELLS_TEXT.search(found["deed"]) else "photo"
    return f"{label}: {found['name']} | "


def _rows_apart(text: str) -> str:
    """Names of which each has beside it what it is or did, and no colon: "Ola Lie Journalist Kari Vik Fotograf"."""
    parts = text.split()
    is_behind = len(parts) > 5 and small(parts[-1]) in _callings()
    if not is_behind and (len(parts) < 6 or small(parts[0]) not in _deeds()):
        return text
    parts = parts if is_behind else _COMMA_BEFORE_DEED.sub(" ", text).split()
    kinds = [(_callings() if is_behind else _deeds()).get(small(part)) for part in parts]
    at = [number for number, kind in enumerate(kinds) if kind]
    starts = [0, *(number + 1 for number in at)] if is_behind else [number + 1 for number in at]
    ends = at if is_behind else [*at[1:], len(parts)]
    rows = [(kinds[role], parts[start:end]) for role, start, end in zip(at, starts, ends, strict=False)]
    if len(rows) < 2 or not all(_is_row(name) for _, name in rows):
        return text
    authors, takers = ([" ".join(name) for kind, name in rows if kind == one] for one in ("author", "photographer"))
    return " | ".join(filter(None, (" & ".join(authors), f"photo: {' & '.join(takers)}" if takers else "")))


def _is_row(name: list[str]) -> bool:
    return 2 <= len(name) <= _WORDS_IN_NAMES and name[0][0].isupper() and all(map(_may_be_named, name))


def _may_be_named(part: str) -> bool:
    """Whether a word may be one of a name that stands between roles: in capitals, and without a mark."""
    return part[0].isalpha() and not _MARKED.search(part) and (part[0].isupper() or part.casefold() in PARTICLES)


def _once(text: str) -> str:
    """A byline with a name that is printed twice in a row once, and without what is told of its bearer."""
    first = text.removeprefix("By ").partition(" ")[0]
    found = _REPEATED.match(text) if text.count(f"{first} ") > 1 else None
    if found is None or found["name"].islower() or is_outlet(found["name"]):
        return text
    rest = found["rest"]
    is_told = re.match(r"\s(?!(?:and|with|for|in|from|at)\s)[a-z]{3,}\s", rest) is not None
    return found["by"] + found["name"] + ("" if is_told else rest)


def _helpers_apart(text: str) -> str:
    """A byline with those who helped behind the label that says so."""
    if "ontrib" not in text and "olabor" not in text and "bidro" not in text and "tragen" not in text:
        return text
    return _CONTRIBUTED.sub(_helped, text).strip(" |")


def _pair(found: re.Match[str]) -> str:
    names = (found["author"].split(), found["taker"].split())
    is_plain = all(2 <= len(name) <= _WORDS_IN_NAMES and all(map(_may_be_named, name)) for name in names)
    return f"text: {found['author']} | photo: {found['taker']}" if is_plain else found[0]


def _agency_apart(found: re.Match[str]) -> str:
    return f" {found['agency']} | written by " if is_agency(found["agency"]) else found[0]


def _helped(found: re.Match[str]) -> str:
    """The label of those who helped and their names, without where each belongs: "Ann Lee, of the Herald staff,"."""
    return f" | additional reporting by {_BELONGING.sub('', found['names'])}"


@cache
def _nouns() -> dict[str, str]:
    """The labels of one word, in small letters, and the role that each gives."""
    roles = ("inputs", "translator", "editor", "photographer", "author")
    return {small(noun): role for role in roles for noun in words.CREDITS[f"{role}:"].split("|") if " " not in noun}


@cache
def _sections() -> frozenset[str]:
    return frozenset(map(small, SECTIONS.split("|")))


@cache
def joinable() -> frozenset[str]:
    """Labels of one word, in small letters, that may stand beside another."""
    return frozenset(map(small, _JOINED_TOO.split("|"))) | _nouns().keys()


@cache
def _callings() -> dict[str, str]:
    kinds = {"author": _WRITERS, "photographer": _TAKERS}
    return {small(one): kind for kind, listed in kinds.items() for one in listed.split("|")}


@cache
def _deeds() -> dict[str, str]:
    """What stands before names without a colon: "Texte Marie Wea, photos Paul Diemene"."""
    kinds = {"author": _TEXT, "photographer": _PICTURE}
    return _callings() | {small(one): kind for kind, listed in kinds.items() for one in listed.split("|")}

"""The names of a Chinese, Japanese or Korean byline, whose words are not all spaced."""

from __future__ import annotations

import re
from collections.abc import Collection

from newscrawl.normalisation.names import Kind, Piece, is_nobody, is_of_publisher, stripped
from newscrawl.words import bylines as words
from newscrawl.words.agencies import is_agency, is_desk, is_outlet
from newscrawl.words.places import is_place

_HAN, _HANGUL = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), re.compile(r"[\uac00-\ud7a3]")
_CJK_SPLIT = re.compile(r"[、，,;；｜|\s和与及與&＆]+|(?<=[\u4e00-\u9fff])[/／](?=[\u4e00-\u9fff])")
_CJK_LEAD = re.compile(
    r"^(?P<lead>.*?(?:记者|記者|作者|撰稿人|通讯员|评论员|評論員|撰文|特派员|特派員|文)[：:／/\s]*)(?=[\u3400-\u9fff])"
)
_KOREAN_ROLE = re.compile(
    r"\s*(?:수습기자|선임기자|인턴기자|전문기자|객원기자|사진기자|기자|특파원|논설위원|앵커|리포터|에디터|편집위원|칼럼니스트|교수|박사|변호사|대표|아나운서|PD|작가|의원|대학원생|통신원|객원|편집장|국장|부장|팀장|차장|논설실장|논설주간|주필|시민기자|명예기자|기상캐스터|소설가|시인|평론가)(?:\s*외\s*\d+명)?(?:[\s,=(].*)?$"
)
_KOREAN_DATELINE = re.compile(r"[(\[【]?\s*[가-힣·\s]{2,15}=\s*(?P<agency>[가-힣\d]{2,8})\s*[)\]】]?\s*")
"""Where an agency reports from: "(서울=연합뉴스)"."""
_JAPANESE_SECTION = re.compile(
    r"^[\u4e00-\u9fff\u30a0-\u30ff]{1,8}(?:部|支局|総局|担当|班|センター)[・\s]+(?=[\u4e00-\u9fff]{2})"
)
"""The section of a Japanese paper before the name: "社会部 小林誠"."""
_CJK_AGENCY = re.compile(
    r"(?P<agency>新华社|新華社|中新社|中新网|中央社|法新社|路透社|美联社|美聯社|共同社)(?:记者|記者|通讯员|[\u4e00-\u9fff]{0,6}?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:专|專|综合|綜合)?[电電讯訊])?[\s，,]*(?:记者|記者)?"
)
"""An agency before its reporter: "中新社北京11月5日电 记者"."""
_CHINESE = re.compile(
    "[王李张張刘劉陈陳杨楊赵趙黄黃吴吳徐孙孫胡朱郭何罗羅郑鄭梁谢謝许許韩韓冯馮邓鄧曹彭曾肖蕭董袁潘蔡蒋蔣余杜叶葉程苏蘇魏吕呂丁沈姚卢盧姜崔谭譚陆陸范汪廖贾賈韦韋邹鄒熊孟邱阎閻薛侯龚龔邵郝钱錢汤湯严嚴乔喬尹洪][\u4e00-\u9fff]{1,2}$"
)
"""A Chinese name by its surname; none of these begins Japanese given names, which a space parts from theirs."""
_JAPANESE_ROLE = re.compile(
    r"(?:編集委員|論説委員|実習記者|記者|记者|特派員|支局長|支局|解説委員|編集長|教授|准教授|名誉教授|弁護士|さん|氏|博士|先生|攝|摄)$"
)


def is_east_asian(text: str) -> bool:
    """Whether most letters of a text are Han, kana or Hangul."""
    letters = [one for one in text if one.isalpha()]
    return 2 * (len(_HAN.findall(text)) + len(_HANGUL.findall(text))) > len(letters) > 0


def east_asian_names(text: str, outlets: Collection[str] = ()) -> list[Piece]:
    """The names of a Chinese, Japanese or Korean byline, whose words are not all spaced.

    >>> [one.name for one in east_asian_names("新华社记者张三、李四")]
    ['新华社', '张三', '李四']
    """
    found: list[Piece] = []
    for part in re.split(r"\s*[|｜;；•]\s*", text):
        read = _korean(part, outlets) if _HANGUL.search(part) else _han(part, outlets)
        found += [
            one for one in read if not (one.kind is Kind.DESK and any(former.kind is Kind.PERSON for former in found))
        ]
    return found


def _korean(text: str, outlets: Collection[str]) -> list[Piece]:
    found = []
    dateline = _KOREAN_DATELINE.match(text.strip())
    if dateline and is_agency(dateline["agency"]):
        found.append(Piece(Kind.AGENCY, dateline["agency"]))
        text = text.strip()[dateline.end() :]
    text = re.sub(r"^(?:[^=]{2,12}=|글\s*[·ㆍ/]\s*사진\s*|글\s+)(?=[가-힣])", "", text.strip())
    for piece in re.split(r"\s*[,·・ㆍ/]\s*", text):
        role = _KOREAN_ROLE.search(piece)
        name = stripped(piece[: role.start()] if role else piece)
        tokens = [one for one in name.split() if not (is_place(one) or is_outlet(one) or is_desk(one))]
        if is_agency(name) or is_desk(name) or is_of_publisher(name, outlets) or is_outlet(name):
            found.append(Piece(Kind.AGENCY if is_agency(name) else Kind.DESK, name))
        elif tokens and all(re.fullmatch(r"[가-힣]{2,4}", one) for one in tokens):
            abroad = role is not None and "특파원" in role[0]
            found += [Piece(Kind.PERSON, one) for one in (tokens[:1] if abroad else tokens)]
        elif re.fullmatch(r"[A-Za-z가-힣.\s-]{2,30}", name) and len(tokens) < 5:
            found.append(Piece(Kind.PERSON, name))
    return found


def _han(text: str, outlets: Collection[str]) -> list[Piece]:
    found = []
    text = re.sub(r"^[^=＝]{2,8}[=＝](?=[\u3400-\u9fff]{2})|^(?:編集委員|論説委員|特派員)[・\s]", "", stripped(text))
    text = _JAPANESE_SECTION.sub("", text)
    if agency := _CJK_AGENCY.fullmatch(text):
        return [Piece(Kind.AGENCY, agency["agency"])]
    if is_agency(text) or is_of_publisher(text, outlets):
        return [Piece(Kind.AGENCY if is_agency(text) else Kind.DESK, text)]
    lead = _CJK_LEAD.match(text)
    if lead:
        before = re.sub(r"(?:记者|記者|特派员|特派員|文|撰文|通讯员)[：:／/\s]*$", "", lead["lead"])
        agency = _CJK_AGENCY.match(before)
        found += [Piece(Kind.AGENCY, agency["agency"])] if agency else []
        found += [Piece(Kind.AGENCY, before)] if not agency and is_agency(before) else []
        text = text[lead.end() :]
    if is_desk(text):
        return [*found, Piece(Kind.DESK, text)]
    text = re.sub(words.CJK_TAIL, "", text)
    tokens = [one for one in _CJK_SPLIT.split(text) if one]
    if (
        len(tokens) == 2
        and all(_HAN.search(one) and len(one) <= 3 for one in tokens)
        and "、" not in text
        and "," not in text
    ):
        if all(len(one) == 1 for one in tokens):
            tokens = ["".join(tokens)]
        elif not lead and " " in text.strip() and not all(map(_CHINESE.match, tokens)):
            tokens = [" ".join(tokens)]
    return found + [piece for piece in map(_han_name, tokens) if piece.kind is not Kind.NOBODY]


def _han_name(token: str) -> Piece:
    name = re.sub(
        r"^(?:本报|本報|本刊|本网|本網|实习|實習|特约|特約|见习|見習|実習|资深|資深)?(?:记者|記者)?", "", token
    )
    name = _JAPANESE_ROLE.sub("", name)
    if is_agency(token):
        return Piece(Kind.AGENCY, token)
    if re.search(words.CJK_DESK, name) or is_outlet(token) or is_desk(token):
        return Piece(Kind.DESK, token)
    is_name = 2 <= len(name) <= (12 if re.search(r"[·・．\s\u30a0-\u30ff]", name) else 5)
    if not is_name or is_place(name) or is_nobody(name) or not re.fullmatch(r"[\w·・．\s-]+", name):
        return Piece(Kind.NOBODY, token)
    return Piece(Kind.PERSON, name)

"""The names of a Chinese, Japanese or Korean byline, whose words are not all spaced."""

from __future__ import annotations

import re
from collections.abc import Collection

from newscrawl.normalisation.names import Kind, Piece, is_nobody, is_of_publisher
from newscrawl.normalisation.shapes import stripped
from newscrawl.words import bylines as words
from newscrawl.words.agencies import is_agency, is_desk, is_outlet
from newscrawl.words.late import late
from newscrawl.words.places import is_place
from newscrawl.words.sentences import is_phrase

_HAN, _HANGUL = late(r"[\u3040-\u30ff\u3400-\u9fff]"), late(r"[\uac00-\ud7a3]")
_CJK_SPLIT = late(r"[、，,;；｜|\s和与及與&＆]+|(?<=[\u4e00-\u9fff])[/／](?=[\u4e00-\u9fff])")
_CJK_LEAD = late(
    r"^(?P<lead>.*?(?:记者|記者|作者|撰稿人|通讯员|评论员|評論員|撰文|图文|圖文|特派员|特派員|文(?=[：:／/])|(?<![\u3400-\u9fff])文(?=\s|[\u4e00-\u9fff]{3}(?:\s|$)))[：:／/\s]*)(?=[\u3400-\u9fff])"
)
_KOREAN_ROLE = late(
    r"\s*(?:수습기자|선임기자|인턴기자|전문기자|객원기자|사진기자|기자|특파원|논설위원|앵커|리포터|에디터|편집위원|칼럼니스트|교수|박사|변호사|대표|아나운서|PD|작가|의원|대학원생|통신원|객원|편집장|국장|부장|팀장|차장|논설실장|논설주간|주필|시민기자|명예기자|기상캐스터|소설가|시인|평론가)(?:\s*외\s*\d+명)?(?:[\s,=(].*)?$"
)
_KOREAN_DATELINE = late(r"[(\[【]?\s*[가-힣·\s]{2,15}=\s*(?P<agency>[가-힣\d]{2,8})\s*[)\]】]?\s*")
"""Where an agency reports from: "(서울=연합뉴스)"."""
_JAPANESE_SECTION = late(
    r"^[\u4e00-\u9fff\u30a0-\u30ff]{1,8}(?:部|支局|総局|担当|班|センター)[・\s]+(?=[\u4e00-\u9fff]{2})"
)
"""The section of a Japanese paper before the name: "社会部 小林誠"."""
_JAPANESE_DEEDS = late(
    r"^(?:文|写真|撮影|取材|聞き手|構成|執筆|文責|インタビュー|イラスト)(?:[・、／/と&＆](?:文|写真|撮影|取材|聞き手|構成|執筆))*[\s＝=：:／/・]+(?=[\u3040-\u9fff])"
)
"""What somebody did for it, before the name: "文・写真 佐藤健一"."""
JAPANESE_DATELINE = late(r"[【\[(（][\u3040-\u30ff\u4e00-\u9fff]{2,8}?(?P<agency>共同|時事)[】\])）]")
"""Where an agency reports from, written before it without a space: "【北京共同】"."""
JAPANESE_REPORTER = late(
    r"[【\[(（][\u30a0-\u30ff\u4e00-\u9fff]{2,10}[=＝](?P<name>[\u4e00-\u9fff々]{2,6}[\u3040-\u309f]{0,4})[】\])）]"
)
"""Where a paper's own reporter reports from: "【ワシントン=佐々木健太】"."""
_CJK_AGENCY = late(
    r"(?P<agency>新华社|新華社|中新社|中新网|中央社|法新社|路透社|美联社|美聯社|共同社)(?:记者|記者|通讯员|(?:(?!记者|記者)[\u4e00-\u9fff]){0,6}?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:专|專|综合|綜合)?[电電讯訊])?[\s，,]*(?:记者|記者)?"
)
"""An agency before its reporter: "中新社北京11月5日电 记者"."""
_FILED_FROM = late(r"(?P<named>[\u4e00-\u9fff]{4,10}?)(?:\d{1,2}月)?\d{1,2}日(?:综合|綜合|专|專)?(?:外)?[电電讯訊]")
"""A reporter's name, and the place and the day that are written onto it: "林佳蓉台東縣4日電"."""
_PLACE_END = late("^[\u4e00-\u9fff]{1,4}[縣县市省州區区鄉乡鎮镇]$")
_CHINESE = late(
    "[王李张張刘劉陈陳杨楊赵趙黄黃吴吳徐孙孫胡朱郭何罗羅郑鄭梁谢謝许許韩韓冯馮邓鄧曹彭曾肖蕭董袁潘蔡蒋蔣余杜叶葉程苏蘇魏吕呂丁沈姚卢盧姜崔谭譚陆陸范汪廖贾賈韦韋邹鄒熊孟邱阎閻薛侯龚龔邵郝钱錢汤湯严嚴乔喬尹洪][\u4e00-\u9fff]{1,2}$"
)
"""A Chinese name by its surname; none of these begins Japanese given names, which a space parts from theirs."""
_ROLES = frozenset(
    "通讯员 通訊員 记者 記者 特约 实习生 实习记者 见习记者 摄影 攝影 编辑 責任編輯 编译 編譯 文字 图文 作者 撰文 译者".split()
)
"""What a person is, between the names of a list."""
_GIVEN = late("(?:提供|供图|供圖|供稿|翻摄|翻攝|截图|截圖|资料图片?|資料圖片?|资料照片?|資料照片?|示意图|示意圖)$")
"""How what tells the giver of a picture ends, who did not take it: "受访者提供"."""
_SURNAMES = late(
    "[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛叢焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强柴华華车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧畅宫宮来來嵺苟全褚廉简簡娄婁盖蓋符奚木穆党燕郎邸冀谈談姬屠连連郜晏栾欒郁商蒙计計喻揭窦竇迟遲宇敖糜鄢冷卓花仇艾蓝藍都巩鞏稽井练練仲乐樂虞卞封竺冼原官衣楚佟栗匡宗应應台巫鞠僧桑荆谌諶银銀扬揚明沙薄伏岑习習胥保和蔺藺]"
    "[\u4e00-\u9fff]{1,3}|(?:欧阳|歐陽|上官|司马|司馬|司徒|诸葛|諸葛|皇甫|尉迟|令狐|慕容|夏侯|东方|南宫|端木|公孙|呼延|轩辕|长孙)[\u4e00-\u9fff]{1,2}"
)
"""Chinese names by their surnames: those of nine in ten people, and the double ones."""
_CHINESE_ROLE = late(
    r"^(?:本报|本報|本刊|本网|本網|实习|實習|特约|特約|见习|見習|実習|资深|資深)?(?:记者|記者|通讯员|通訊員|实习生|實習生|评论员|評論員|撰稿人|特派员|特派員)?"
)
"""What somebody is for the paper, before a name or alone."""
_ROLE_BETWEEN = late(
    r"(?<=[\u4e00-\u9fff])\s+(?:通讯员|通訊員|实习生|實習生|特约记者|特約記者|见习记者|見習記者)[\s：:]*(?=[\u4e00-\u9fff])"
)
_KOREAN_SURNAMES = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부가복태목형계피두감음빈동온호범좌팽승간상시갈단견당"
_KANA_NAME = late("[\u4e00-\u9fff々]{2,3}[\u3041-\u309f]{2,4}")
"""A Japanese surname and a given name that is written in hiragana: "佐々木みなみ"."""
_JAPANESE_ROLE = late(
    r"(?:編集委員|論説委員|実習記者|記者|记者|特派員|支局長|支局|解説委員|編集長|教授|准教授|名誉教授|弁護士|さん|氏|博士|先生|攝|摄)$"
)


def is_chinese_name(text: str) -> bool:
    """Whether a text of two to four Han characters begins with a Chinese surname."""
    return _SURNAMES.fullmatch(text) is not None


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


def _without_word_before_role(piece: str) -> str:
    """A Korean name without a word onto which its role is written: "정하늘 여행작가"."""
    role = _KOREAN_ROLE.search(piece)
    is_behind = (
        role is not None and role[0][0] != " " and re.search(r"[가-힣]{2,4}\s+[가-힣]{1,4}$", piece[: role.start()])
    )
    return piece[: role.start()].rpartition(" ")[0] if role and is_behind else piece


def _korean(text: str, outlets: Collection[str]) -> list[Piece]:
    found = []
    dateline = _KOREAN_DATELINE.match(text.strip())
    if dateline and is_agency(dateline["agency"]):
        found.append(Piece(Kind.AGENCY, dateline["agency"]))
        text = text.strip()[dateline.end() :]
    text = re.sub(r"^(?:[^=·\s]{2,12}=|글\s*[·ㆍ/]\s*사진\s*|글\s+)(?=[가-힣])", "", text.strip())
    for piece in map(_without_word_before_role, re.split(r"\s*[,·・ㆍ/]\s*|\s및\s", text)):
        role = _KOREAN_ROLE.search(piece)
        name = re.sub("^[가-힣]{2,5}=", "", stripped(piece[: role.start()] if role else piece))
        tokens = [
            one for one in name.split() if not (is_place(one) or is_outlet(one) or is_desk(one) or is_nobody(one))
        ]
        if (
            role
            and len(tokens) == 1 < len(name.split())
            and re.fullmatch(rf"[{_KOREAN_SURNAMES}][가-힣]{{1,2}}", tokens[0])
        ):
            name = tokens[0]  # "박민지 한국일보 기자"
        if is_agency(name) or is_desk(name) or is_of_publisher(name, outlets) or is_outlet(name):
            found.append(Piece(Kind.AGENCY if is_agency(name) else Kind.DESK, name))
        elif re.fullmatch(r"[가-힣\s]{2,}(?:팀|부|국|센터|편집실)", name) and len(name) > 3:
            found.append(Piece(Kind.DESK, name))
        elif is_phrase(name):
            continue
        elif tokens and all(
            re.fullmatch(rf"(?:[{_KOREAN_SURNAMES}]|남궁|황보|제갈|선우|독고|사공)[가-힣]{{1,2}}", one)
            for one in tokens
        ):
            abroad = role is not None and "특파원" in role[0]
            found += [Piece(Kind.PERSON, one) for one in (tokens[:1] if abroad else tokens)]
        elif re.fullmatch(r"[A-Za-z.\s-]{2,30}", name) and len(tokens) < 5:
            found.append(Piece(Kind.PERSON, name))
    return found


def _han(text: str, outlets: Collection[str]) -> list[Piece]:
    found = []
    text = re.sub(r"^[^=＝]{2,8}[=＝](?=[\u3400-\u9fff]{2})|^(?:編集委員|論説委員|特派員)[・\s]", "", stripped(text))
    text = _ROLE_BETWEEN.sub("、", _JAPANESE_SECTION.sub("", _JAPANESE_DEEDS.sub("", text)))
    if agency := _CJK_AGENCY.fullmatch(text):
        return [Piece(Kind.AGENCY, agency["agency"])]
    if is_agency(text) or is_of_publisher(text, outlets):
        return [Piece(Kind.AGENCY if is_agency(text) else Kind.DESK, text)]
    if found_agency := re.match(r"(中央社|新华社|新華社|中新社|法新社|路透社|美联社|美聯社)(?=[／/])", text):
        return [Piece(Kind.AGENCY, found_agency[1])]
    lead = _CJK_LEAD.match(text)
    if lead:
        before = re.sub(r"(?:记者|記者|特派员|特派員|文|撰文|通讯员)[：:／/\s]*$", "", lead["lead"])
        agency = _CJK_AGENCY.match(before)
        found += [Piece(Kind.AGENCY, agency["agency"])] if agency else []
        found += [Piece(Kind.AGENCY, before)] if not agency and is_agency(before) else []
        text = _before_place(text[lead.end() :])
    if lead and (named := re.match(r"[\u3400-\u9fff]{2,4}(?=[／/])", text)) and not is_desk(named[0]):
        text = named[0]  # "記者黃筱珮／綜合報導"
    if is_desk(text):
        return [*found, Piece(Kind.DESK, text)]
    without_tail = re.sub(words.CJK_TAIL, "", text)
    text = without_tail if len(without_tail) > 1 else text
    tokens = _without_roles([one for one in _CJK_SPLIT.split(text) if one])
    if (
        len(tokens) == 2
        and all(_HAN.search(one) and len(one) <= 3 for one in tokens)
        and "、" not in text
        and "," not in text
    ):
        if all(len(one) == 1 for one in tokens):
            tokens = ["".join(tokens)]
        elif not lead and " " in text.strip() and not all(map(_CHINESE.match, tokens)):
            are_chinese = all(map(_SURNAMES.fullmatch, tokens))  # or one Japanese name: not to be told
            tokens = [] if are_chinese else [" ".join(tokens)]
    return found + [piece for piece in map(_han_name, tokens) if piece.kind is not Kind.NOBODY]


def _without_roles(tokens: list[str]) -> list[str]:
    """The names of a list without the roles that stand as words among them, and each that is set wide in one piece.

    "马晓燕 通讯员 王 磊 李建国" are three.
    """
    named = [one for one in tokens if len(tokens) < 2 or _CHINESE_ROLE.sub("", one)]
    if len(named) < 3:
        return named
    joined: list[str] = []
    for one in named:
        is_half = len(one) == 1 and joined and len(joined[-1]) == 1
        joined[-1:] = [joined[-1] + one] if is_half else [*joined[-1:], one]
    return joined


def _before_place(text: str) -> str:
    """A Chinese name without the place that is written onto it; none where the place is not known to be one."""
    filed = _FILED_FROM.fullmatch(text)
    if filed is None:
        return text
    for size in (3, 2, 4):
        name, place = filed["named"][:size], filed["named"][size:]
        if _SURNAMES.fullmatch(name) and (is_place(place) or _PLACE_END.search(place)):
            return name
    return ""


def _han_name(token: str) -> Piece:
    name = _CHINESE_ROLE.sub("", token)
    name = _JAPANESE_ROLE.sub("", name)
    if is_agency(token):
        return Piece(Kind.AGENCY, token)
    if token in _ROLES:
        return Piece(Kind.NOBODY, token)
    if not name and len(token) > 2:
        return Piece(Kind.DESK, token)  # "本报记者"
    if (re.search(words.CJK_DESK, name) or is_outlet(token) or is_desk(token)) and not is_phrase(token[:-2]):
        return Piece(Kind.DESK, token)
    if (
        _GIVEN.search(token)
        or is_phrase(token)
        or (re.fullmatch(r"[\u4e00-\u9fff]{2}", name) and not _SURNAMES.match(name))
    ):
        return Piece(Kind.NOBODY, token)
    if _KANA_NAME.fullmatch(name) and not is_phrase(token):
        return Piece(Kind.PERSON, name)
    is_name = 2 <= len(name) <= (12 if re.search(r"[·・．\s\u30a0-\u30ff]", name) else 5)
    if not is_name or is_place(name) or is_nobody(name) or not re.fullmatch(r"[\w·・．\s-]+", name):
        return Piece(Kind.NOBODY, token)
    return Piece(Kind.PERSON, name)

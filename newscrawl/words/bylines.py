"""The words of bylines in the languages of the world: what opens them, joins names, and tells roles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_BOUND = r"\w\u0900-\u0963\u0966-\u0dff\u064b-\u0652"
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7a3]")


def any_of(words: str | Iterable[str]) -> str:
    """A pattern of any of the words, the longest first, as whole words where their script writes spaces."""
    listed = words.split("|") if isinstance(words, str) else words
    clean = sorted({unicodedata.normalize("NFC", word) for word in listed} - {""}, key=len, reverse=True)
    spaced = _by_first_letter([word for word in clean if not _UNSPACED.search(word)])
    unspaced = _by_first_letter([word for word in clean if _UNSPACED.search(word)])
    whole = rf"(?<![{_BOUND}]){spaced}(?![{_BOUND}])" if spaced else ""
    return f"(?:{'|'.join(filter(None, [whole, unspaced]))})"


def _by_first_letter(listed: list[str]) -> str:
    """Alternatives under their first letters, before which a set of all of these fails fast: ten times the speed."""
    letters: dict[str, list[str]] = {}
    for word in listed:
        letters.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    groups = (f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in letters.items())
    return rf"(?:(?=[{''.join(map(re.escape, letters))}])(?:{'|'.join(groups)}))" if letters else ""


CREDITS = {
    "author": (
        "entrevista de|reportaje de|crónica de|intervista di|reportage di|entretien réalisé par|подготовил|подготовила|підготував|підготувала|autor:innen|autor*innen|autor_innen|autor/innen|autor/in|autor(in)|autor/-in|autor/autorin|written and reported by|reported and written by|written by|reported by|reporting by|writing by|report by|story by|text by|words by|posted by|published by|created by|authored by|compiled by|contributed by|submitted by|article by|analysis by|opinion by|interview by|interviewed by|as told to|uploaded by|added by"
        "|geschrieben von|verfasst von|veröffentlicht von|erstellt von|ein beitrag von|ein gastbeitrag von|gastbeitrag von|aufgezeichnet von|ein kommentar von|kommentar von|eine analyse von|interview von|text von|von unserem korrespondenten|publié par|écrit par|rédigé par|propos recueillis par|recueilli par|publicado por|escrito por|redactado por|elaborado por|escrita por|matéria de|reportagem de|scritto da|pubblicato da|a cura di|articolo di|geplaatst door|geschreven door|skrevet av|skrevet af|tekst av|text av|skriven av|kirjoittanut|ditulis oleh|dilaporkan oleh|laporan oleh|disusun oleh|isinulat ni|ulat ni|imeandikwa na|geskryf deur|scris de|articol de|napisał|napisała|napsal|napsala"
    ),
    "author:": (
        "rep|by|author|authors|author name|author(s)|reporter|reporters|reporting|writer|writers|written|text|words|report|story|interview|journalist|correspondent|byline|news by|contributor|contributors|source reporter"
        "|autor|autorin|autoren|von|bericht|protokoll|kommentar|analyse|auteur|auteurs|par|texte|reportage|entretien|autora|autores|por|texto|redactor|redactora|reportaje|entrevista|repórter|reportagem|autore|autrice|autori|testo|di|servizio di|door|tekst|av|af|forfatter|journalist|skribent|författare|reportrar|kirjoittaja|teksti|toimittaja|autorka|autorzy|tekst|text|szerző|írta|autorul|autori|yazan|yazar|haber|muhabir|hazırlayan|röportaj|автор|авторы|автори|текст|журналист|корреспондент|подготовил|подготовила|материал подготовил|автор статьи|автор текста|підготував|підготувала|журналіст|кореспондент|аўтар|συντάκτης|του|της|κείμενο|ρεπορτάζ|מאת|כתב|כתבת"
        "|penulis|pewarta|oleh|wartawan|laporan|kontributor|teks|penyusun|tác giả|bài|bài viết|thực hiện|phóng viên|bài và ảnh|người viết|ni|ulat|mwandishi|na|w/q|qore|muallif|müəllif|автор|авторы|зохиогч|сурвалжлагч"
        "|लेखक|लेखिका|लेखन|रिपोर्ट|रिपोर्टर|रिपोर्टिंग|द्वारा|संवाददाता|प्रस्तुति|आलेख|पत्रकार|लिखा|बाय|लेखक/पत्रकार|प्रतिवेदक|वृत्तांत|লেখক|লেখা|প্রতিবেদন|প্রতিবেদক|রিপোর্ট|লিখেছেন|রিপোর্টার|লেখিকা|সাক্ষাৎকার|গ্রন্থনা|লিখক|প্ৰতিবেদক|લેખક|અહેવાલ|ਲੇਖਕ|ਰਿਪੋਰਟ|ଲେଖକ|ରିପୋର୍ଟ|எழுதியவர்|எழுத்து|கட்டுரை|செய்தி|ஆசிரியர்|రచన|రచయిత|కథనం|రిపోర్ట్|ವರದಿ|ಲೇಖಕ|ಲೇಖಕರು|ಬರಹ|ಲೇಖನ|ലേഖകൻ|റിപ്പോർട്ട്|തയ്യാറാക്കിയത്|എഴുത്ത്|എഴുതിയത്|රචනය|සටහන|විසින්|වාර්තාව|ලියුම්කරු"
        "|تحریر|رپورٹ|مصنف|رپورٹر|نامہ نگار|از قلم|خصوصی رپورٹ|تحریر و تحقیق|کالم نگار|نویسنده|نویسندگان|خبرنگار|گزارش|گزارشگر|گزارش از|تهیه‌کننده|تهیه و تنظیم|به قلم|گفتگو|یادداشت|لیکوال|راپور|ليکوال|رپورٽ|ليکڪ|بقلم|بقلم الكاتب|كتب|كتبت|كتبه|إعداد|اعداد|متابعة|كتابة|تغطية|الكاتب|المؤلف|مراسل|حوار|تقرير|نووسەر|ئامادەکردنی"
        "|โดย|ผู้เขียน|เรื่อง|เขียนโดย|รายงานโดย|ผู้สื่อข่าว|ໂດຍ|ผู้เรียบเรียง|ຂ່າວ|ដោយ|អត្ថបទ|អត្ថបទដោយ|ရေးသားသူ|ရေးသူ|သတင်း|圖文|图文|文|作者|撰文|撰稿|采写|采访|記者|记者|通讯员|文字|本文作者|文章作者|執筆|取材|取材・文|著者|筆者|글|글쓴이|기자|취재|작성자|ავტორი|հեղինակ|ጸሐፊ|ዘጋቢ|በ"
    ),
    "editor": "edited by|editing by|curated by|reviewed by|redigiert von|bearbeitet von|édité par|editado por|edited and translated by|disunting oleh|sinunting ni|oprac.",
    "editor:": (
        "editor|editors|edited|ed|red|copy editor|redakteur|redakteurin|redaktion|bearbeitung|rédacteur en chef|édition|edición|edição|editora|redactor jefe|redactie|redaktör|redaktør|redakcja|opracowanie|opracował|opracowała|edytor|redaktor|editör|düzenleyen|редактор|редактура|редакторы|επιμέλεια|עריכה|עורך|redaktur|penyunting|editor naskah|biên tập|biên tập viên|redaktör"
        "|संपादन|सम्पादन|संपादक|सम्पादक|संपादित|एडिटर|एडिटेड बाय|সম্পাদনা|সম্পাদক|সম্পাদনায়|સંપાદન|ਸੰਪਾਦਨ|தொகுப்பு|ఎడిటర్|ಸಂಪಾದಕ|ಸಂಪಾದನೆ|എഡിറ്റർ|ادارت|مدیر|ایڈیٹر|ویرایش|ویراستار|دبیر|تحرير|تدقيق|บรรณาธิการ|เรียบเรียง|ตรวจแก้|ບັນນາທິການ|កែសម្រួល|အယ်ဒီတာ|编辑|責任編輯|责任编辑|责编|責編|編輯|校对|校對|編集|主编|편집|에디터"
    ),
    "translator": "translated by|translation by|übersetzt von|aus dem englischen von|traduit par|traducido por|traduzido por|tradotto da|vertaald door|diterjemahkan oleh",
    "translator:": "translation|translator|translated|übersetzung|übersetzer|übersetzerin|traduction|traducteur|traducción|traductor|traductora|tradução|tradutor|traduzione|vertaling|översättning|çeviri|çeviren|перевод|переводчик|переклад|tłumaczenie|překlad|penerjemah|terjemahan|alih bahasa|biên dịch|dịch|người dịch|अनुवाद|अनुवादक|অনুবাদ|অনুবাদক|ભાવાનુવાદ|மொழிபெயர்ப்பு|తెలుగు అనువాదం|అనువాదం|ಅನುವಾದ|പരിഭാഷ|ترجمہ|مترجم|ترجمه|ترجمة|ژباړه|แปล|แปลโดย|ผู้แปล|翻译|翻譯|编译|編譯|译者|譯者|訳|翻訳|번역",
    "photographer": "photos by|photo by|photographs by|photography by|pictures by|picture by|images by|illustrations by|illustration by|video by|fotos von|foto von|photos par|fotos de|foto di|foto's van|foto av|foto oleh|kuha ni",
    "photographer:": "image|images|picture|bild|bilder|credit|photo|photos|photographer|photography|pictures|images|video|illustration|graphics|foto|fotos|fotograf|fotografin|fotografie|photographe|photographies|fotografía|fotografías|fotografia|fotógrafo|fotografi|fotografer|fotoğraf|foto/video|zdjęcia|фото|фотограф|видео|світлини|φωτογραφίες|צילום|צילומים|ảnh|clip|फोटो|तस्वीर|तस्वीरें|तस्बिर|छायाचित्र|भिडियो|ছবি|আলোকচিত্র|ફોટો|ਤਸਵੀਰਾਂ|படம்|படங்கள்|ఫోటో|ఫోటోలు|ಚಿತ್ರ|ಚಿತ್ರಗಳು|ചിത്രം|ചിത്രങ്ങൾ|ඡායාරූප|تصاویر|تصویر|عکس|عکاس|تصوير|عدسة|ภาพ|ภาพโดย|ช่างภาพ|ຮູບ|រូបភាព|រូបថត|ဓာတ်ပုံ|摄影|攝影|图|圖|摄|攝|写真|撮影|사진|영상",
    "inputs": (
        "with additional reporting from|with additional reporting by|with additional inputs from|additional reporting by|additional reporting and writing by|with inputs from|with input from|with agency inputs from|with inputs by|inputs from|input from|inputs by|with reporting by|with reporting from|with reports from|with contributions from|with contributions by|contributions from|with information from|with material from|with files from|based on reports by"
        "|mit material von|mit agenturmaterial von|mit informationen von|unter verwendung von material von|avec des informations de|con información de|con informaciones de|con datos de|com informações de|com informações da|com informações do|met informatie van|med material från|dengan input dari|dengan laporan dari|به گزارش|به نقل از|نقلا عن|نقلاً عن"
    ),
    "inputs:": "source|sources|inputs|input|agency|quelle|quellen|fuente|fuentes|fonte|bron|källa|kilde|lähde|źródło|zdroj|forrás|sursa|sursă|kaynak|источник|по материалам|джерело|πηγή|מקור|sumber|nguồn|स्रोत|इनपुट|एजेंसी|সূত্র|உதவி|మూలం|ಮೂಲ|ماخذ|منبع|المصدر|ที่มา|แหล่งที่มา|来源|來源|稿源|出典|출처|제공|источники",
}  # fmt: skip
"""Role to the words that open its names; a key with a colon holds words that need one, as they are plain nouns too."""
SOFT_INPUTS = "mit|avec|avec l'|con|com|met|med|theo|with|via|dari|dan"
"""Words for "with" and "after", which credit only where an agency follows: "Le Monde avec AFP", "Theo Reuters"."""
OPENERS = (
    "by|by:|von|vom|par|por|di|da|de|door|av|af|deur|przez|od|от|ni|nina|na|oleh|bởi|tarafından|מאת|بقلم|كتب|كتبت|تحریر|از|โดย|ໂດຍ|ដោយ|द्वारा|লিখেছেন|एक रिपोर्ट"
)  # fmt: skip
"""Words that open a byline without a colon."""
NAMELIKE_OPENERS = frozenset("von vom par por di da de door av af deur od ni nina na از".split())
"""Openers that are given names or parts of surnames as well: "Von Miller", "Di Maria"."""
CONJUNCTIONS = (
    "and|And|with|und|et|og|och|ja|dan|và|ve|ile|plus|sowie|oraz|és|și|şi|si|dhe|ir|un|eta|va|və|û|iyo|kaj|agus|kunye|tillsammans med"
    "|और|एवं|एवम|व|तथा|र|आणि|अनि|ও|এবং|আর|আৰু|અને|ਤੇ|ਅਤੇ|ଓ|ଏବଂ|மற்றும்|మరియు|ಮತ್ತು|ഉം|കൂടാതെ|സെയും|සහ|හා|اور|و|او|۽|ئۆ|і|й|та|и|с|және|жана|και|და|և|እና|و"
)  # fmt: skip
SHORT_CONJUNCTIONS = "e|y|i|a|en|at|da|na|ed"
"""Conjunctions that are parts of surnames as well: "Costa e Silva", "Ortega y Gasset"."""
UNSPACED_CONJUNCTIONS = "และ|ແລະ|និង|နှင့်|နဲ့"
ROLES = (
    "correspondent|correspondents|reporter|reporters|editor|editors|sub-editor|sub editor|subeditor|copy editor|writer|writers|columnist|columnists|journalist|journalists|analyst|contributor|contributors|producer|photographer|photojournalist|author|fellow|intern|trainee|anchor|presenter|bureau chief|news editor|commentator|blogger|freelancer|stringer|researcher|professor|lecturer|executive|specialist|critic|editor-in-chief|editor in chief|opinion writer|guest writer|cartoonist|advocate|lawyer|economist|director|head of news|manager|consultant|data journalist|fact-checker|lead"
    "|korrespondent|korrespondentin|projektleiter|projektleiterin|leiter|leiterin|geschäftsführer|geschäftsführerin|sprecher|sprecherin|professorin|dozent|dozentin|mitarbeiter|mitarbeiterin|redaktionsmitglied|vorsitzender|vorsitzende|herausgeber|herausgeberin|fotograf|fotografin|illustrator|reporterin|redakteur|redakteurin|redaktor|redaktorin|redaktionsleiter|volontär|volontärin|chefredakteur|chefredakteurin|autorin|autor|journalistin|kolumnist|kolumnistin|ressortleiter|ressortleiterin|correspondante|correspondant|envoyé spécial|envoyée spéciale|envoyés spéciaux|journaliste|rédacteur|rédactrice|rédacteur en chef|rédactrice en chef|chroniqueur|chroniqueuse|éditorialiste|grand reporter|cheffe de service|chef de service|corresponsal|enviado especial|enviada especial|periodista|redactor|redactora|columnista|correspondente|enviado|jornalista|repórter|editora|colunista|corrispondente|inviato|inviata|giornalista|redattore|redattrice|inviato speciale|correspondent|redacteur|verslaggever|verslaggeefster|journaliste|redactrice|correspondente|korrespondent|utrikeskorrespondent|reporter|redaktör|redaktør|journalist|kommentator|toimittaja|kirjeenvaihtaja|dziennikarz|dziennikarka|redaktorka|publicysta|novinář|novinářka|redaktorka|újságíró|szerkesztő|jurnalist|muhabir|muhabiri|editör|editörü|yazar|yazarı|temsilcisi|корреспондент|журналист|журналистка|редактор|обозреватель|колумнист|спецкор|собкор|кореспондент|журналіст|журналістка|кореспондентка|главный редактор|шеф-редактор|репортёр|репортер|новинар|δημοσιογράφος|συντάκτης|ανταποκριτής|ανταποκρίτρια|כתב|כתבת|wartawan|jurnalis|kontributor|koresponden|redaktur|penulis|penyunting|pengamat|phóng viên|biên tập viên|nhà báo|mwandishi|mwanahabari"
    "|विशेष संवाददाता|वरिष्ठ संवाददाता|मुख्य संवाददाता|संवाददाता|संवाददात्री|वरिष्ठ पत्रकार|पत्रकार|सहायक संपादक|संपादक|सम्पादक|उप संपादक|लेखक|स्तंभकार|रिपोर्टर|सीनियर रिपोर्टर|वरिष्ठ उप संपादक|ब्यूरो चीफ|प्रतिनिधि|प्रतिनिधी|विशेष प्रतिनिधी|वार्ताहर|स्तम्भकार|নিজস্ব প্রতিবেদক|জ্যেষ্ঠ প্রতিবেদক|স্টাফ রিপোর্টার|সিনিয়র রিপোর্টার|সিনিয়র করেসপন্ডেন্ট|স্টাফ করেসপন্ডেন্ট|জেলা প্রতিনিধি|উপজেলা প্রতিনিধি|বিশেষ প্রতিনিধি|বিশেষ প্রতিবেদক|বিশ্ববিদ্যালয় প্রতিনিধি|প্রতিবেদক|প্রতিনিধি|সংবাদদাতা|সম্পাদক|লেখক|সাংবাদিক|রিপোর্টার|কলাম লেখক|নিজস্ব সংবাদদাতা|সংবাদকর্মী|প্ৰতিবেদক"
    "|نمائندہ خصوصی|نمائندہ|نامہ نگار|نامہ نگار خصوصی|رپورٹر|صحافی|سینئر صحافی|کالم نگار|تجزیہ کار|بیورو چیف|ایڈیٹر|اسٹاف رپورٹر|خبرنگار|نویسنده|روزنامه‌نگار|تحلیلگر|کارشناس|مراسل|مراسلة|مراسلنا|صحفي|صحفية|كاتب|كاتبة|كاتب وصحفي|محرر|رئيس التحرير|إعلامي|خبریال|ليکوال"
    "|நிருபர்|செய்தியாளர்|சிறப்பு செய்தியாளர்|ప్రతినిధి|విలేకరి|సీనియర్ జర్నలిస్ట్|ವರದಿಗಾರ|ಪತ್ರಕರ್ತ|ಉಪ ಸಂಪಾದಕ|ലേഖകൻ|റിപ്പോർട്ടർ|സബ് എഡിറ്റർ|સંવાદદાતા|પત્રકાર|ਪੱਤਰਕਾਰ|ਪੱਤਰ ਪ੍ਰੇਰਕ|ପ୍ରତିନିଧି"
)  # fmt: skip
ROLE_MODIFIERS = (
    "special|senior|chief|staff|political|foreign|sports|sport|business|city|our|own|assistant|deputy|associate|managing|executive|contributing|principal|national|international|diplomatic|defence|defense|science|health|environment|legal|technology|tech|economics|economic|education|entertainment|crime|court|parliamentary|north|south|east|west|southeast|asia|africa|europe|middle|regional|district|bureau|night|web|online|digital|news|features|opinion|guest|freelance|lead|global|world|state|home|affairs|religion|climate|energy|finance|financial|money|travel|food|culture|arts|media|data|investigative|investigations|video|multimedia|former|independent|roving|local|community|social|us|uk|un|china|india|pakistan|indian|delhi|lahore|karachi|washington|beijing|moscow|berlin|paris|jerusalem|brussels|editor|reporter|sub|copy|and|&|at|of|for|the|royal|white|house|general|group|video|photo|kepala|biro|khusus|freier|freie|politische|politischer|unser|unsere|ständiger|baş|özel|специальный|собственный|наш|старший|политический"
    "|विशेष|वरिष्ठ|मुख्य|सीनियर|नगर|जिला|राजनीतिक|निज|सहायक|उप|خصوصی|سینئر|চিফ|সিনিয়র|স্টাফ|বিশেষ|নিজস্ব|জেলা|জ্যেষ্ঠ|উপজেলা|سياسي|خاص"
)  # fmt: skip
"""Words that stand before a role and belong to it."""
NOBODY = (
    "by|from|in|at|the|share|follow|follow us|updated?|published|posted|read|read more|views?|comments?|none|null|unknown|no author|anonymous|guest|guest author|user|author|authors|autor|autorin|auteur|artikel|article|text|foto|photo|photos|news|world|sports|business|politics|opinion|features?|entertainment|press release|staff|admin|administrator|webmaster|superuser|super user|root|editor|wordpressadmin|wpadmin|n/?a|uncategorized|subscribe|print|email|home|latest|exclusive|breaking|breaking news|more|details|copyright|advertisement|sponsored|sponsored content|sponsored post|paid content|paid post|branded content|advertorial|partner content|others?|other|various|various authors|ap photo|live|video|watch|listen|inputs?|others|special|special report|web|print edition|magazine|about the author|about author|all rights reserved|red|nachrichtenagentur|welt|politik|von|mehr|weiterlesen|mehr lesen|vom|par|por|di|door|af|av|oleh|to|on|no|with|reports?|reporting|data|correspondence|team|staff report|official|report|today|yesterday|just now|ago|desk report"
    "|सम्बन्धित|शेयर|अन्य|खबर|समाचार|समाचार सेवा|विज्ञप्ति|प्रेस विज्ञप्ति|व अन्य|শেয়ার|প্রেস বিজ্ঞপ্তি|বিজ্ঞপ্তি|সংবাদ বিজ্ঞপ্তি|অন্যান্য|شیئر|خبریں|پریس ریلیز|أخبار|خاص|متابعات|ข่าว|admin|无|匿名|佚名|其他|网络|互联网"
)  # fmt: skip
CJK_DESK = r"(?:报|報|报社|網|网|社|台|频道|頻道|部|组|組|中心|新闻|新聞|日报|晚报|通讯|客户端|公众号|委员会|協會|协会|办|局|公司|编辑|編輯|記者|记者|综合|綜合|整理|报道|報導|新華|视频|評論|评论|团队|團隊|栏目|同人|支局|総局|取材班|特派員)$"
CJK_TAIL = r"(?:[\s／/=＝]+[\u4e00-\u9fff／]{0,8}|(?:台北|臺北|台中|臺中|台南|高雄|新北|桃園|北京|上海|香港|東京|华盛顿|華盛頓)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:綜合|综合|專題|外)?)(?:報導|報道|报道|專電|电讯|電|电|讯|訊|撰稿)$"
PLACE_TAILS = r"\s+(?:in|à|en|for|from|at|For)\s+(?=[A-ZÀ-Þ])[^,;|]{2,40}$"

"""The words that pages count their readers with: "1,187 views", "পড়া হয়েছে ১২ বার", "Bu haber 1187 kez okundu"."""

from __future__ import annotations

import re
from functools import cache

from newscrawl.words.bylines import any_of
from newscrawl.words.field_labels import LABELS
from newscrawl.words.folding import fold
from newscrawl.words.late import late

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
    "|okunmuştur|просмотрено|просмотрена|просмотрели|просмотров|переглянуто|переглянули|переглянута|прочитан|pročitan|pročitana|pregledan|pregledana|viđeno|прегледан|прегледана|leida|lue|visualizado|visualizada|olvasták|olvasta|megtekintették|parë|бачена|บทความที่ถูกอ่าน|ມີຄົນອ່ານ|ອ່ານ|បានអាន|បានមើល|អាន|lästs|lästes|czytany|czytana|czytano|wyświetlono|wyświetlony|přečten|přečtena|zobrazen|prečítaný|zobrazený|čítaný|prebran|prebrana|נקראה|נצפתה|読まれました|閲覧されました|見られました|読まれています|읽혔습니다|చదవబడింది|వీక్షించబడింది|ಓದಲ್ಪಟ್ಟಿದೆ|વાંચવામાં આવ્યા|વંચાયા|वाचली|वाचली गेली|पाहिली|पाहिली गेली|nabasa|napanood|llegit|llegida|irakurria|irakurri|ikusia|perskaitytas|lesin|προβλήθηκε|lästa|vist|ተነበበ"
)  # fmt: skip
"""Words that count views beside a number, too plain to be labels of lines by themselves."""
_TIMES = "kartus|krat|ჯერ|বাৰ|jeer|vegades|aldiz|sinnum|gwaith|جار|անգամ|times|time|x|mal|fois|veces|vezes|volte|vez|volta|keer|kez|kere|defa|gånger|ganger|gange|kertaa|razy|raz|krát|alkalommal|alkalom|ori|пъти|пут|пута|puta|φορές|раз|раза|разів|рази|kali|lần|lượt|beses|mara|sau|dəfə|рет|marta|жолу|удаа|herë|kartų|reizes|korda|बार|पटक|वेळा|বার|বারের|વાર|વખત|ਵਾਰ|ਵਾਰੀ|ଥର|முறை|முறைகள்|సార్లు|ಬಾರಿ|തവണ|වරක්|වාරයක්|بار|مرتبہ|مرتبه|دفعہ|دفعه|ځل|ځله|ڀيرا|مرة|مرات|פעמים|פעם|ครั้ง|ຄັ້ງ|ដង|ကြိမ်|次数|次數|次|回|回数|도|회|번|пати|раз(а)|kartų|ጊዜ|рази|marta|katla|ຄັ້ງ"
"""Words for "times": a number with one of them and nothing else counts views."""
_FILLERS = (
    "na|bu xəbər|bu məqalə|articol|articolul|bu haber|bu yazı|bu içerik|toplam|total|so far|this|article|story|news|post|page|has|have|been|was|by|of|no|number|count|counter|people|persons|person|users|user|nombre|artikel|dieser|wurde|telah|jumlah|sebanyak|số|de|di|da|d|the|a|all|today|mal|fois|veces|vezes|volte|vez|volta|keer|kez|kere|defa|gånger|ganger|gange|kertaa|kertaa|raz|razy|krát|alkalommal|alkalom|ori|пъти|пут|пута|puta|φορές|раз|раза|разів|рази|kali|lần|lượt|người|đã|beses|mara|sau|dəfə|рет|marta|жолу|удаа|herë|kartų|reizes|korda|keer"
    "|बार|लोगों ने|लोगों|लोग|ने|पटक|जना|जनाले|जनाको|वेळा|वेळ|यह|इस|को|खबर|यो|समाचार|गया|गयी|गई|है|कुल|संख्या|अब तक|বার|জন|মোট|সংখ্যা|হয়েছে|এই|খবর|খবরটি|সংবাদটি|নিউজটি|লেখাটি|এ পর্যন্ত|বারের|মানুষ|વાર|વખત|લોકોએ|ਵਾਰ|ਵਾਰੀ|ਗਿਆ|ਲੋਕਾਂ ਨੇ|ଥର|முறை|பேர்|முறைகள்|సార్లు|మంది|ಬಾರಿ|ಜನರು|ಜನ|തവണ|പേർ|വരക്|වරක්|දෙනෙක්|ක්"
    "|لوگوں نے|یہ|اس|کو|خبر|کل|تعداد|نفر|این|گیا|گئی|ہے|ځل|ځله|ڀيرا|مرة|مرات|عدد|شخص|تم|تمت|هذا|المقال|الخبر|من|مجموع|פעמים|פעם|מספר|แล้ว|คน|จำนวน|รวม|ยอด|ຄັ້ງ|ຄົນ|ຈຳນວນ|ដង|នាក់|ចំនួន|ကြိမ်|ဦး|ဦးရေ|ယောက်"
    "|数|數|量|人|回|回数|件|共|已|被|总|總|도|회|회수|수|명|번|총|명이"
    "|новость|новости|статья|статью|статьи|материал|публикация|публикацию|эта|эту|этот|данная|была|был|уже|новину|новина|статтю|стаття|матеріал|цю|цей|ця|berita|ini|sudah|bài viết|bài|tin|này|đã được|được|esta|este|noticia|artículo|nota|ha sido|fue|se ha|notícia|matéria|artigo|foi|cet|cette|a été|été|questo|questa|articolo|notizia|è stato|è stata|è|छ|छन्|यस|است|شده|شده است|مطلب|ovaj|ova|tekst|vijest|vest|članak|je|овај|ова|текст|вест|чланак|је|статията|новината|публикацията|е|статијата|веста|ezt|cikket|cikk|hírt|hír|eddig|már|ky|kjo|artikull|lajm|faqe|është|სტატია|სიახლე|ეს|бұл|жаңалық|мақала|бул|кабар|макала|ushbu|xabar|maqola|yangilik|ข่าวนี้|บทความนี้|มี|ถูก|ຂ່າວນີ້|ມີ|ແລ້ວ|habari hii|makala hii|hii|warkan|maqaalkan|waxaa|la|dit|bericht|is|werd|artikeln|har|artiklen|artikkelen|er|blev|ble|artykuł|ten|został|byl|článek|článok|bol|članek|je bil|bil|הכתבה|כתבה זו|זו|この記事は|この記事|本文|已被|文章|该文|該文|此文|이 기사는|இந்த|செய்தி|ఈ|వార్త|ಈ|ಸುದ್ದಿ|ഈ|വാർത്ത|આ|સમાચાર|ही|बातमी|ਇਹ|ਖ਼ਬਰ|nang|aquesta|s'ha|ha estat|το άρθρο|juttu|artikkeli|on|artiklit|raksts|straipsnis|þessi|frétt|hefur verið|энэ|мэдээг|այս|նյութը|ይህ|ዜና|da"
)  # fmt: skip
_UNSPACED = late(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]")


def beside_views(rest: str) -> str:
    """What is left of the words beside a number when those are taken off that count views or go with these."""
    left = _times().sub(" ", view_word().sub(" ", rest))
    return _filler().sub(" ", left) if view_word().search(rest) else left


def tells_views(rest: str) -> bool:
    """Whether the words beside a number count views, say so themselves, and tell nothing else."""
    is_likely = _UNSPACED.search(rest) is not None or any(fold(word) in _single_words() for word in rest.split())
    return is_likely and view_word().search(rest) is not None and not any(map(str.isalpha, beside_views(rest)))


@cache
def _single_words() -> frozenset[str]:
    """All words that the words for views are made of, to tell most lines from a count without a large pattern."""
    return frozenset(fold(word) for phrase in f"{LABELS['views']}|{_VIEW_WORDS}".split("|") for word in phrase.split())


def _phrases(words: str) -> re.Pattern[str]:
    return re.compile(any_of(words), re.IGNORECASE)


@cache
def view_word() -> re.Pattern[str]:
    """Words that count views."""
    return _phrases(f"{LABELS['views']}|{_VIEW_WORDS}")


@cache
def _times() -> re.Pattern[str]:
    return _phrases(_TIMES)


@cache
def _filler() -> re.Pattern[str]:
    return _phrases(_FILLERS)

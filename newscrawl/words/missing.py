"""How sites say that an article is not there, in the languages of the world: what is missing, and that it is."""

from __future__ import annotations

from typing import Final

_MISSING: Final = (
    ("page|story|article|content|document|post|item", r"(?:was |is |could )?not (?:be )?found|(?:does not|doesn['’]t|no longer) exists?|(?:is )?no longer available|(?:is )?unavailable|(?:has been|was) removed"),
    ("seite|artikel|beitrag|inhalt|meldung|nachricht", r"(?:wurde |konnte )?(?:leider )?nicht (?:gefunden|verfügbar|vorhanden)|existiert (?:leider )?nicht(?: mehr)?|(?:ist )?nicht mehr (?:verfügbar|vorhanden)"),
    ("pagina|artikel|bericht|verhaal", "niet gevonden|bestaat niet(?: meer)?|(?:is )?niet (?:meer )?beschikbaar|kon niet worden gevonden|nie gevind(?: nie)?"),
    ("page|article|contenu", r"(?:non trouvée?|introuvable)|n['’]existe (?:pas|plus)|n['’]est plus disponible|n['’]a pas été trouvée?"),
    ("página|noticia|artículo|nota|contenido", "(?:no (?:fue |ha sido )?encontrad[oa])|(?:ya )?no existe|(?:ya )?no está disponible|no se (?:ha )?encontr(?:ó|ado)"),
    ("página|notícia|artigo|matéria|conteúdo", "não (?:foi )?encontrad[oa]|não existe(?: mais)?|indisponível|não está (?:mais )?disponível"),
    ("pagina|articolo|notizia|contenuto", "non (?:è stat[oa] )?trovat[oa]|non esiste(?: più)?|non (?:è )?(?:più )?disponibile|inesistente"),
    ("pàgina|notícia|article", "no (?:s['’]ha )?trobad[ao]|no existeix"),
    ("pagina|articolul|știrea|conținutul", "nu (?:a fost găsit[ăa]?|(?:mai )?există|(?:mai )?este disponibil[ăa]?)|negăsită?"),
    ("sidan|artikeln|inlägget|texten", "hittades inte|kunde inte hittas|finns inte(?: längre)?|saknas"),
    ("siden|artiklen|artikkelen|saken|indlægget", "(?:blev|ble) ikke fun(?:det|net)|kunne ikke (?:findes|finnes)|(?:findes|finnes|eksisterer) ikke(?: lenger| længere)?|ikke fun(?:det|net)"),
    ("sivua|artikkelia|juttua|sivu|artikkeli|juttu", r"ei löy\w+|ei ole (?:enää )?(?:olemassa|saatavilla)"),
    ("síðan|fréttin|greinin", "fannst ekki|er ekki til"),
    ("lehte|lehekülge|artiklit", "ei leitud|ei leita"),
    ("lapa|raksts", "nav atrast[as]?|neeksistē"),
    ("puslapis|straipsnis", "nerastas|neegzistuoja"),
    ("strona|artykuł|wpis|treść", r"nie istnieje|nie został[ao]? (?:od|z)nalezion\w+|(?:jest )?niedostępn\w+"),
    ("stránka|článek|článok|příspěvek", r"nenalezen\w?|nebyl\w? nalezen\w?|neexistuje|nenájden\w+|nebol\w? nájden\w+|sa nenaš\w+"),
    ("hír|cikk|oldal|lap|tartalom", "nem (?:található|elérhető|létezik)|már nem (?:érhető el|elérhető)"),
    ("stranica|članak|vijest|vest|tekst|страница|чланак|вест|текст", "nije pronađen[ao]?|(?:više )?ne postoji|није пронађен[ао]?|(?:више )?не постоји"),
    ("stran|članek|novica", "ne obstaja(?: več)?|ni (?:bila? )?najden[ao]?"),
    ("страница|статья|новость|материал|публикация|запись", "не найден[ао]?|(?:больше )?не существует|(?:был[ао]? )?удал[её]н[ао]?"),
    ("сторінк[ау]|статт[яю]|новин[ау]|матеріал", "не знайден[ао]|(?:більше )?не існує|видален[ао]"),
    ("страницата|статията|новината|публикацията", "не (?:е|беше) намерена|не съществува|не е открита"),
    ("страницата|статијата|веста", "не е пронајдена|не постои"),
    ("η σελίδα|το άρθρο", "δεν (?:βρέθηκε|υπάρχει)"),
    ("faqja|artikulli|lajmi", "nuk (?:u gjet|ekziston)"),
    (r"sayfa|haber|içerik|makale", r"bulunamadı|mevcut değil|yayından kaldırıl\w+"),
    ("səhifə|xəbər", "tapılmadı|mövcud deyil"),
    ("sahifa|maqola|xabar", "topilmadi|mavjud emas"),
    ("бет|парақша|мақала|жаңалық", "табылмады|табылған жоқ"),
    ("الصفحة|المقال|المقالة|الخبر|المحتوى", "(?:المطلوبة? )?غير (?:موجودة?|متوفرة?|متاحة?)|لم يتم العثور"),
    ("صفحه|خبر|مطلب", "(?:مورد نظر )?(?:شما )?(?:یافت نشد|پیدا نشد|وجود ندارد)"),
    ("صفحہ|خبر", "نہیں مل[ای]|موجود نہیں"),
    ("הדף|העמוד|הכתבה", "(?:המבוקשת? )?(?:לא נמצא[הת]?|אינ[הו] (?:קיימת?|זמינה?))"),
    ("पृष्ठ|पेज|खबर|लेख|समाचार", "नहीं (?:मिला|मिली)|(?:उपलब्ध|मौजूद) नहीं"),
    ("পৃষ্ঠাটি|পেজটি|খবরটি|সংবাদটি|পাতাটি", "(?:খুঁজে )?পাওয়া যায়নি|(?:খুঁজে )?পাওয়া যায়নি"),
    ("halaman|berita|artikel|laman", "(?:yang anda cari )?tidak (?:ditemukan|ada|tersedia|dijumpai|wujud)"),
    ("trang|bài viết|nội dung", "(?:này )?không (?:còn )?(?:tồn tại|tìm thấy)"),
    ("ukurasa|habari", "hauja?patikan[ai]|haipo|haupo"),
)  # fmt: skip
_IN_ONE: Final = (
    r"(?:页面|頁面|文章|新闻|新聞|内容|內容|网页|網頁)(?:不存在|已(?:被)?(?:删除|刪除|移除)|未找到|找不到)"
    r"|(?:找不到|未找到|没有找到)(?:该|該|此|这个)?(?:页面|頁面|文章|网页|網頁|内容|內容)"
    r"|(?:ページ|記事|コンテンツ)(?:が|は)(?:見つかりません|存在しません|ありません|削除されました)"
    r"|(?:페이지|기사|게시물)(?:를|을|가|이)?\s?(?:찾을 수 없|존재하지 않|삭제되었)"
    r"|ไม่พบ(?:หน้า|ข่าว|บทความ|เนื้อหา)|(?:หน้า|ข่าว|บทความ)(?:นี้)?ไม่มีอยู่"
    r"|không tìm thấy (?:trang|bài viết|nội dung)|nie (?:znaleziono|ma) (?:\w+ )?(?:strony|artykułu)|(?:strony|artykułu) nie (?:od|z)naleziono"
    r"|(?:couldn|can|could )[’']?t find (?:the|that|this) (?:page|article|story)|पाना फेला परेन"
)  # fmt: skip


def missing_page() -> str:
    """A pattern of all of these, to be compiled without regard to case."""
    pairs = (rf"\b(?:{what})(?: \w+)? (?:{is_missing})" for what, is_missing in _MISSING)
    return f"{'|'.join(pairs)}|{_IN_ONE}"

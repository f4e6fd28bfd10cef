"""The words by which pages name a field to their readers: "Published On", "प्रकाशित:", "6 Views".

A label survives redesigns that change every class name, so it is the best anchor a page has. The words were
collected from how news sites of each language print them. Extraction finds fields by them, normalisation
takes them off and uses them: they tell a publication from an update.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from newscrawl.words.bylines import AUTHOR_NOUNS, CREDITS, OPENERS
from newscrawl.words.folding import small
from newscrawl.words.units import LETTERS, UNITS

_BEFORE_DATES: Final = {
    "published": (
        "geplaas|yazılma tarixi|opslået|αναρτήθηκε|skribita|postitatud|ارسال شده|kirjoitettu|작성됨|작성일|įrašyta|"
        "geplaatst|postat|zverejnené|postuar|ప్రచురించిన తేదీ|опублікована|đã đăng|पोस्ट केले|എഴുതിയത്|ਲਿਖਤ ਛਪੀ|"
        "publikasiedatum|buraxılış tarixi|eldona dato|argitaratze-data|julkaisupäivämäärä|nadnevak objave|발간일|"
        "data de publicacion|ਛਪਾਈ ਦੀ ਤਰੀਕ|data publicației|data e publikimit|วันที่ตีพิมพ์|"
        "data de publicació|data di pubblicazione|data pubblicazione|data de publicación|data publicării|"
        "fecha de publicación|data de publicação|date de publication|veröffentlichungsdatum|erscheinungsdatum|"
        "publikationsdatum|publicatiedatum|publiceringsdatum|publiseringsdato|publiceringsdato|udgivelsesdato|"
        "julkaisupäivä|datum objave|датум објаве|датум на објавување|дата на публикуване|дата публикации|"
        "дата публікації|datum zveřejnění|datum vydání|dátum zverejnenia|data publikacji|közzététel időpontja|"
        "megjelenés dátuma|ημερομηνία δημοσίευσης|yayımlanma tarihi|yayınlanma tarihi|yayın tarihi|yayımlandı|"
        "dərc edilmə tarixi|تاريخ النشر|التاريخ النشر|تاریخ انتشار|תאריך פרסום|תאריך פירסום|tanggal publikasi|"
        "tarikh terbit|ngày phát hành|ngày đăng|ngày xuất bản|đã phát hành|เผยแพร่แล้ว|วันที่เผยแพร่|公開日付|公開日|発行日|"
        "已发布|已發佈|发布日期|發佈日期|發布日期|게시일|발행일|публикуван|публикувано|опубликованный|опублікований|δημοσιευμένο|"
        "publikigita|argitaratuta|argitaratua|argitaratze data|cyhoeddwyd|publicât|publikuotas|publikavimo data|"
        "opublikowane|பிரசுரிக்கப்பட்டது|வெளியிடும் தேதி|ప్రచురణ తేదీ|ಪ್ರಕಟಿತಗೊಂಡಿದೆ|ಪ್ರಕಟಣೆ ದಿನಾಂಕ|প্রকাশের তারিখ|"
        "প্রকাশকাল|publicēšanas datums|avaldamise kuupäev|datum objavljivanja"
    ),
    "modified": (
        "zuletzt geändert|zuletzt bearbeitet|letzte änderung|letzte aktualisierung|dernière modification|"
        "última modificación|última modificação|última modificació|darrera modificació|ultima modifica|"
        "laatste wijziging|laatst gewijzigd|sidst opdateret|sidst ændret|senast ändrad|senast uppdaterad|"
        "sist endret|sist oppdatert|viimeisin muutos|viimeksi muokattu|poslední změna|posledná zmena|"
        "posljednja izmjena|poslednja izmena|последња измена|последна измена|zadnja sprememba|последна промяна|"
        "последнее изменение|последние изменения|востаннє змінено|останні зміни|остання зміна|"
        "ostatnio zmodyfikowane|ostatnia zmiana|ostatnia modyfikacja|utoljára módosítva|utolsó módosítás|"
        "ultima modificare|paskutinis taisymas|paskutinį kartą atnaujinta|pēdējās izmaiņas|viimati muudetud|"
        "azken aldaketak|azken aldaketa|newidiwyd diwethaf|laste modifita|ultime modifiche|"
        "për herë të fundit modifikuar|son değişiklik|son dəyişiklik|τελευταία τροποποίηση|τελευταία αλλαγή|"
        "آخرین تغییر|آخر تعديل|آخر تحديث|שינוי אחרון|עודכן לאחרונה|վերջին փոփոխություն|ბოლო ცვლილება|"
        "diperbaharui terakhir|terakhir diubah|perubahan terakhir|terakhir diperbarui|kemas kini terakhir|"
        "cập nhật lần cuối|sửa đổi lần cuối|เปลี่ยนแปลงครั้งสุดท้ายเมื่อ|แก้ไขล่าสุด|最終変更|最終更新|最終更新日|上次修改时间|最近修改|"
        "最后修改|最后更新|最後更新|최종 수정일|최종수정|마지막 수정|கடைசியாக மாற்றப்பட்டது"
    ),
}
"""Words that are labels before a date alone, as they begin sentences and headlines too: "Last changes to the tax code 2025"."""

_ANYWHERE: Final = {
    "published": (
        "published on|published at|published|publish date|publication date|date published|posted on|posted at|posted"
        "|posted by|first published at|first published on|first published|created|issued|released|uploaded on|date|datum|fecha de publicación|fecha|tarih|дата|dato"
        "|प्रकाशित तिथि|प्रकाशित मिति|प्रकाशित|प्रकाशन तिथि|प्रकाशन|पब्लिश्ड|पोस्ट किया गया"
        "|প্রকাশের সময়|প্রকাশ|প্রকাশিত|প্রকাশকাল|আপলোড"
        "|تاریخ اشاعت|اشاعت|شائع ہوا|شائع|شایع شده|تاریخ انتشار|انتشار|نُشر في|نشر في|تاريخ النشر|نشر"
        "|प्रसिद्ध|પ્રકાશિત|ਪ੍ਰਕਾਸ਼ਿਤ|ପ୍ରକାଶିତ|வெளியிடப்பட்டது|பதிவு|ప్రచురణ|ప్రచురించబడింది|ಪ್ರಕಟಿಸಲಾಗಿದೆ|പ്രസിദ്ധീകരിച്ചത്|ප්‍රකාශිත"
        "|diterbitkan|dipublikasikan|terbit|tayang|diposting|xuất bản|đăng lúc|ngày đăng|cập nhật lúc đăng"
        "|โพสต์เมื่อ|เผยแพร่เมื่อ|เผยแพร่|วันที่เผยแพร่|ထုတ်ပြန်သည့်ရက်|发布时间|发布于|发表于|發布時間|發布於|掲載日|公開日|게시일|입력"
        "|veröffentlicht am|veröffentlicht|erschienen am|publié le|publié|publicado el|publicado em|publicado"
        "|pubblicato il|pubblicato|gepubliceerd op|gepubliceerd|opublikowano|опубликовано|дата публикации|yayınlanma"
        "|published date|publish time|published time|posted date|date posted|release date|originally published|first posted|story published|created on|created at|dated"
        "|प्रकाशित किया गया|प्रकाशन तारीख|प्रकाशित दिनांक|पोस्टेड|दिनांक|প্রকাশের তারিখ|প্রথম প্রকাশ|প্রকাশিত হয়েছে|আপলোডের সময়|প্ৰকাশিত|তারিখ"
        "|تاریخِ اشاعت|شائع کردہ|زمان انتشار|منتشر شده|تاریخ|تم النشر في|تم النشر|نُشرت في|نشرت في|نُشر|تاريخ|د خپرېدو نېټه|خپرېدو نېټه|بڵاوکراوەتەوە|פורסם בתאריך|פורסם|תאריך פרסום"
        "|પ્રકાશિત તારીખ|பதிவு செய்த நாள்|வெளியிடப்பட்ட நேரம்|வெளியிடப்பட்ட தேதி|முதல் பதிவு|ప్రచురించిన తేదీ|ಪ್ರಕಟಣೆ|ಪ್ರಕಟಿತ|പ്രസിദ്ധീകരിച്ച തീയതി|പ്രസിദ്ധീകരിച്ചു|පළ කළ දිනය|ප්‍රකාශිත දිනය"
        "|เผยแพร่วันที่|วันที่โพสต์|โพสต์|ลงวันที่|ເຜີຍແຜ່|ចេញផ្សាយ|បោះពុម្ពផ្សាយ|កាលបរិច្ឆេទ|ထုတ်ပြန်|diterbitkan pada|dipublikasikan pada|diunggah|dirilis|tarikh terbit|ngày xuất bản|đăng ngày|inilathala"
        "|发表时间|发稿时间|发布日期|发布|發佈時間|發佈於|發佈|發表時間|刊登時間|公開日時|公開|掲載|配信|投稿日|初出|기사입력|등록일|등록|작성일|승인|발행일|발행"
        "|erstellt am|date de publication|mise en ligne le|mis en ligne le|posté le|créé le|publiée le|publicada el|creado el|fecha de creación|publicada em|data de publicação|criado em|data pubblicazione|geplaatst op"
        "|data publikacji|dodano|publikováno|zveřejněno|vydáno|publikované|objavljeno|megjelent|közzétéve|publikálva|publicat la|publicat pe|publicat|δημοσιεύθηκε|δημοσίευση|ημερομηνία"
        "|publicerad|publicerat|publisert|publiceret|offentliggjort|julkaistu|avaldatud|publicēts|paskelbta|yayın tarihi|yayınlandı|yayınlanma tarihi|eklenme tarihi|oluşturulma|dərc olunub"
        "|опубликован|дата выхода|опубліковано|дата публікації|публикувано|објављено|објавено|жарияланды|imechapishwa|ilichapishwa|გამოქვეყნდა|հրապարակված|የታተመበት"
    ),
    "modified": (
        "τελευταία τροποποίηση στις|τελευταία τροποποίηση|dernière modification le|modificado por última vez en|letzte änderung am|última modificação em|последнее изменение|ostatnio zmieniany|laatst aangepast op|son değiştirilme|utoljára frissítve|ultima modificare|senast ändrad|sist endret|sidst ændret|viimeksi muokattu|naposledy změněno|naposledy upravené|zadnja izmjena|последња измена|остання редакція|آخر تعديل|آخرین ویرایش|আপডেট টাইম|жаңартылды|жаңартылған|өзгертілді|жаңыртылды|yangilandi|yenilendi|янгиланди|шинэчилсэн|засварласан|မွမ်းမံ|මාත්‍ර යාවත්කාලීන|imesasishwa|an sabunta|la cusbooneysiiyay|ተሻሽሏል|ዘምኗል|bijgewerkt op|uppdaterat|eguneratua|diweddarwyd|nuashonraithe|uppfært|përditësuar|ажурирана|atjaunināts|atjaunots|muudetud|zaktualizowany|ažuriráno|spreminjano|posodobljeno|மாற்றம் செய்த நாள்|மாற்றப்பட்ட நாள்|កែប្រែចុងក្រោយ|កែប្រែ|ပြင်ဆင်|last updated on|last updated at|last updated|last update|last modified|updated on|updated at|updated|modified"
        "|edited on|update"
        "|अंतिम अपडेट|अपडेटेड|अपडेट किया गया|अद्यतन|अपडेट|अद्यावधिक|সর্বশেষ আপডেট|আপডেট|হালনাগাদ"
        "|آخری اپ ڈیٹ|اپ ڈیٹ|آخرین به‌روزرسانی|به‌روزرسانی|آخر تحديث|تم التحديث"
        "|புதுப்பிக்கப்பட்டது|నవీకరించబడింది|ಅಪ್ಡೇಟ್|diperbarui|pembaruan|kemas kini|cập nhật|อัปเดตล่าสุด|อัปเดต|แก้ไขล่าสุด"
        "|更新时间|更新於|更新于|更新日|수정|aktualisiert am|aktualisiert|zuletzt aktualisiert|mis à jour le|mis à jour|actualizado el"
        "|actualizado|atualizado em|atualizado|aggiornato il|aggiornato|bijgewerkt|обновлено|güncelleme"
        "|updated date|date updated|date modified|modified date|modified on|modified at|last modified on|last edited on|last edited|revised on|last revised"
        "|आखिरी अपडेट|अंतिम बार अपडेट|अपडेटेड ऑन|अपडेट तारीख|अद्ययावत|संशोधित|শেষ আপডেট|আপডেট সময়|আপডেটের সময়|হালনাগাদের সময়|সংশোধিত|آخری بار اپ ڈیٹ|اپ ڈیٹ کیا گیا|آخرین بروزرسانی|بروزرسانی|به روز رسانی"
        "|تم التحديث في|تاريخ التحديث|تحديث|حُدّث في|עודכן בתאריך|עודכן|עדכון אחרון|છેલ્લે અપડેટ|અપડેટ|ਅੱਪਡੇਟ|ਅਪਡੇਟ|கடைசியாக புதுப்பிக்கப்பட்டது|புதுப்பிக்கப்பட்ட நேரம்|మార్చిన తేదీ|అప్‌డేట్|నవీకరణ|ಕೊನೆಯ ಅಪ್‌ಡೇಟ್|ನವೀಕರಿಸಲಾಗಿದೆ|അപ്ഡേറ്റ്|അവസാനം പുതുക്കിയത്|අවසන් යාවත්කාලීන කිරීම|යාවත්කාලීන"
        "|ปรับปรุงล่าสุด|ปรับปรุง|อัพเดทล่าสุด|อัพเดท|อัปเดตเมื่อ|แก้ไขเมื่อ|ធ្វើបច្ចុប្បន្នភាព|diperbaharui|terakhir diperbarui|diupdate|dikemas kini|kemaskini|cập nhật lúc|cập nhật lần cuối|cập nhật ngày|sửa lúc"
        "|最后更新|最後更新|更新時間|修改时间|更新日時|最終更新日|最終更新|更新|최종수정|최종 수정|기사수정|수정일|업데이트|letzte aktualisierung|letzte änderung|geändert am|dernière mise à jour|mise à jour le|mise à jour|modifié le|actualisé le"
        "|última actualización|actualizada el|modificado el|última atualização|atualizada em|atualizado às|ultimo aggiornamento|aggiornamento|ultima modifica|ultima modifica il|modificato|aggiornata|modificato il|laatst bijgewerkt|laatste update|gewijzigd"
        "|data aktualizacji|aktualizacja|zaktualizowano|ostatnia aktualizacja|aktualizováno|aktualizované|ažurirano|frissítve|frissült|módosítva|ultima actualizare|actualizat la|actualizat|ενημερώθηκε|τελευταία ενημέρωση"
        "|uppdaterad|senast uppdaterad|oppdatert|sist oppdatert|opdateret|senest opdateret|päivitetty|muokattu|uuendatud|atnaujinta|son güncelleme|güncellendi|güncellenme tarihi|güncelleme tarihi|yenilənib"
        "|обновлен|изменено|последнее обновление|оновлено|обновена|ажурирано|განახლდა|թարմացված"
    ),
    "byline": (
        "autors|autore|autoru|autorius|autorė|parengė|parašė|kirjoittaja|toimittaja|forfatter|skribent|författare|szerző|írta|autorul|συντάκτης|автор текста|авторка|аўтар|автори|ავტორი|հեղինակ|müəllif|muallif|сурвалжлагч|нийтэлсэн|المؤلف|الكاتب|نویسنده|מאת|লেখক|প্রতিবেদক|લેખક|ਲੇਖਕ|ലേഖകൻ|రచయిత|ಲೇಖಕರು|எழுதியவர்|කතෘ|ผู้เขียน|ผู้สื่อข่าว|ນັກຂ່າວ|သတင်းထောက်|អ្នកសរសេរ|mwandishi|marubuci|qoraa|qoraaga|ጸሐፊ|onkọwe|umbhali|skrywer|egilea|awdur|údar|höfundur|autorku|autor článku|autor teksta|novinar|written by|reported by|report by|story by|text by|authored by|author|reporter|by"
        "|लेखक|रिपोर्ट|द्वारा|लेखन|প্রতিবেদক|লেখক|رپورٹ|تحریر|مصنف|نویسنده|گزارش|بقلم|كتب|எழுதியவர்"
        "|penulis|reporter|oleh|tác giả|โดย|ผู้เขียน|作者|文|記者|记者|责编|责任编辑|編集|編輯|글|von|text von|autorin|autoren|autor|erstellt von|geschrieben von|par|por|door|auteur|autores|autora|autore|автор|текст|skrevet av|yazan"
    ),
    "views": (
        "អ្នកទស្សនា|អ្នកមើល|ចំនួនអ្នកទស្សនា|oxunub|oxunma sayı|oxunma|baxılıb|baxış sayısı|ko'rilgan|ko'rildi|o'qildi|кўрилди|ўқилди|оқылды|оқылған|қаралды|көрілді|окулду|көрүлдү|окулган|укылды|каралды|okaldy|görüldi|хонда шуд|дида шуд|դիտում|դիտումներ|դիտվել է|ընթերցվել է|ნახვა|ნახვები|ნანახია|წაკითხულია|үзсэн|уншсан|үзэлт|хандалт|lexuar|lexime|shikuar|peržiūrėta|skaitė|perskaityta|loetud|vaadatud|apskatīts|skatījumu skaits|lasīts|прочетена|прочетено|видяна|видяно|přečteno|zobrazeno|prečítané|čítané|pregledano|pročitano|citiri|megtekintve|olvasottság|luettu|katsottu|lesið|skoðað|visites|irakurrita|bisitak|gelees|besigtig|imesomwa|mara ngapi imesomwa|an karanta"
        "|skatīts|skatīta|skatījumu|lu|akhristayaal|akhriste|瀏覽人次|点阅|點閱|人氣|人气|читања|прочитано|прегледано|διαβάστηκε|αναγνώσεις|អានចំនួន|ចំនួនអ្នកអាន|የተነበበ|okundu|kez okundu|gelesen|leído|leída|lido|lida|letto|letta|czytano|przeczytano|olvasva|olvasták|citit de|läst|lukukertaa|читали|"
        "views|view count|total views|page views|pageviews|post views|article views|hits|reads|read count|times read|times viewed|seen|viewed"
        "|पढ़ा गया|देखा गया|बार पढ़ा गया|बार देखा गया|व्ह्यूज|व्ह्यूज़|वाचने|व्यूज|व्यूज़|दृश्य|दृश्ये|पटक पढिएको|पटक हेरिएको|भ्युज|পঠিত|পড়া হয়েছে|দেখা হয়েছে|ভিউ|વ્યૂઝ|વ્યૂ|ਵਿਊਜ਼|ଭ୍ୟୁଜ୍|پڑھا گیا|دیکھا گیا|مشاہدات|مناظر|ویوز|بازدید|تعداد بازدید|تعداد مشاهده"
        "|المشاهدات|مشاهدات|مشاهدة|عدد المشاهدات|عدد القراءات|عدد الزيارات|பார்வைகள்|வியூஸ்|వీక్షణలు|వ్యూస్|ವೀಕ್ಷಣೆಗಳು|ವೀಕ್ಷಣೆ|ವ್ಯೂಸ್|കാഴ്ചകൾ|വ്യൂസ്|නැරඹුම්|dilihat|dibaca|kali dibaca|kali dilihat|tayangan|jumlah tayangan|tontonan|lượt xem|lượt đọc|mga view"
        "|ยอดวิว|ยอดเข้าชม|เข้าชม|ผู้ชม|ຍອດວິວ|ចំនួនមើល|ကြည့်ရှုသူ|浏览|浏览量|瀏覽|瀏覽數|阅读|阅读量|阅读数|閱讀|閱讀數|点击|点击量|点击数|點擊|點擊數|點閱數|觀看|觀看次數|观看次数|播放量|閲覧数|閲覧回数|再生回数|조회|조회수"
        "|aufrufe|seitenaufrufe|vues|visitas|vistas|visualizações|visualizzazioni|vizualizări|vizionări|afișări|просмотров|просмотры|просмотра|количество просмотров|переглядів|перегляди|перегляда|кількість переглядів|прегледа|показвания|гледания|прегледи"
        "|görüntülenme|görüntüleme|okunma|okunma sayısı|izlenme|weergaven|visningar|visninger|katselukertaa|näyttökertaa|wyświetleń|wyświetlenia|odsłon|odsłony|zhlédnutí|zobrazení|videní|megtekintés|pregleda|προβολές|shikime|peržiūros|peržiūrų|skatījumi|vaatamist|baxış|baxış sayı|қаралым|көрілім|ko'rishlar|maoni ya kutazama|እይታዎች|kyke"
    ),
    "comments": (
        "comments|comment|टिप्पणियां|टिप्पणियाँ|टिप्पणी|प्रतिक्रिया|प्रतिक्रियाहरू|মন্তব্য|تبصرے|تبصرہ|نظر|نظرات|دیدگاه|تعليقات|تعليق|التعليقات|கருத்துகள்|కామెంట్లు|వ్యాఖ్యలు|ಕಾಮೆಂಟ್‌ಗಳು|അഭിപ്രായങ്ങൾ|ટિપ્પણીઓ|ਟਿੱਪਣੀਆਂ|මන්තව්‍ය|komentar|ulasan|bình luận|mga komento|ความคิดเห็น"
        "|评论|評論|留言|コメント|댓글|kommentare|commentaires|comentarios|comentários|commenti|comentarii|reacties|yorum|комментариев|комментарии|коментарів|коментарі|komentarzy|komentarze|komentářů|kommentarer|kommenttia|σχόλια|maoni|תגובות"
    ),
    "shares": "shares|share|शेयर|শেয়ার|شیئرز|شیئر|اشتراک|مشاركة|مشاركات|பகிர்வுகள்|షేర్లు|dibagikan|chia sẻ|แชร์|分享|シェア|공유|teilen|partages|compartir|compartidos|compartilhamentos|condivisioni|paylaşım|поделились|udostępnień|delningar|delinger",
    "reading_time": (
        "min read|mins read|minute read|minutes read|minutes to read|reading time|read time|मिनट में पढ़ें|मिनेट पढाइ|মিনিট পড়া|منٹ"
        "|menit baca|waktu baca|phút đọc|นาทีในการอ่าน|分钟阅读|分鐘閱讀|min lesezeit|minuten lesezeit|lesezeit|min de lecture|minutes de lecture|temps de lecture|min de lectura|minutos de lectura|min de leitura|minutos de leitura|min di lettura|minuti di lettura|dk okuma|dakika okuma|мин чтения|минут чтения|хв читання|min czytania|دقيقة قراءة|دقائق قراءة|دقیقه مطالعه|min leestijd|min läsning"
    ),
    "image_disclaimer": "disclaimer|image disclaimer|photo disclaimer|अस्वीकरण|দাবিত্যাগ|اعلان دستبرداری",
    "image_credit": (
        "фото|фотография|снимка|снимки|світлина|φωτογραφία|φωτο|φωτ|zdjęcie|kép|fotó|kuva|slika|fotografija|nuotrauka|صورة|تصوير|תמונה|צילום|وێنە|فۆتۆ|تصویر بہ شکریہ|ፎቶ|ፎቶግራፍ|picha|picha na|sawirka|sawir|hoto|hotuna|ሥዕል|ဓာတ်ပုံ|រូបភាព|ພາບ|ຮູບພາບ|ඡායාරූපය|ඡායාරූප|படம்|படங்கள்|ఫోటో|ఫొటో|ఫోటోలు|ಚಿತ್ರ|ಫೋಟೋ|ചിത്രം|ഫോട്ടോ|તસવીર|ફોટો|ਤਸਵੀਰ|ਫੋਟੋ|ଫଟୋ|ফটো|image credit|image credits|photo credit|photo credits|picture credit|image source|photo source|image courtesy"
        "|photo courtesy|picture courtesy|image|photo|photo by|photograph|picture|credit|credits|file photo|representational image|screengrab"
        "|फोटो साभार|फोटो क्रेडिट|चित्र साभार|फोटो सौजन्य|तस्वीर साभार|तस्बिर|तस्वीर|फोटो|ছবি|ছবি সৌজন্য|ফাইল ছবি|تصویر بشکریہ|فوٹو بشکریہ|تصویر|فوٹو|عکس"
        "|الصورة|மூலம்|foto|foto oleh|sumber foto|ảnh|nguồn ảnh|ภาพ|图片来源|图|圖|写真|사진|bild|bildquelle|titelbild|titelfoto|beitragsbild|aufmacherbild|aufmacherfoto|featured image|cover image|cover photo|header image|lead image|main image|lead photo|main photo|opening photo|hoofdfoto|hovedbilde|hovedfoto|huvudbild|toppbild|toppbilde|pääkuva|foto principal|imagen principal|imagem principal|imagem de destaque|photo principale|image à la une|foto principale|immagine di copertina|zdjęcie główne|hlavní foto|titulní foto|úvodní foto|hlavná fotografia|titulná fotografia|naslovna fotografija|naslovna fotka|насловна фотографија|заглавное фото|главное фото|фото на обложке|головне фото|заглавна снимка|nyitókép|borítókép|címlapkép|foto copertă|kapak fotoğrafı|kapak görseli|manşet fotoğrafı|κεντρική φωτογραφία|תמונה ראשית|მთავარი ფოტო|გარეკანის ფოტო|գլխավոր լուսանկար|الصورة الرئيسية|عکس اصلی|foto sampul|gambar utama|foto utama|ảnh bìa|ảnh đại diện|ภาพปก|题图|題圖|封面图|トップ画像|대표사진|photo de couverture|photo de une|foto de portada|foto de capa|foto di copertina|fotos|crédit photo|crédito|credito"
    ),
}
"""Field to its labels in all languages, separated by ``|``."""
LABELS: Final = {
    field: f"{words}|{_BEFORE_DATES[field]}" if field in _BEFORE_DATES else words for field, words in _ANYWHERE.items()
}
"""The same with those that are labels before dates alone."""

_LONGEST = {
    "published": 90,
    "modified": 90,
    "byline": 140,
    "views": 45,
    "comments": 30,
    "shares": 30,
    "reading_time": 40,
    "image_disclaimer": 400,
    "image_credit": 200,
}
"""Characters beyond which a line is a sentence that happens to begin with the word."""
_DATE_SHAPE = re.compile(
    r"(?:[^\W\d_]{2,12}[.,]?\s+){0,2}(?:\d{4}\s?[-./年년]\s?\d{1,2}\s?[-./月월]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d\d"
    r"|(?:0?[1-9]|[12]\d|3[01])(?:\.|º|er)?,?\s(?:de\s)?[^\W\d_][^\s\d]{2,14}[.,]?\s(?:de\s|,\s)?\d{4}|[^\W\d_]{3,14}\s\d{1,2},?\s\d{4})"
)
"""How a date begins, in figures or with the name of its month, whatever the language."""
_UNSURE = re.compile(r"\d\s?(?:B|E|t|tn|mil)\.?$", re.IGNORECASE)
"""Units that only the word for views tells."""
_COLONS = re.compile(r"[:：៖]")
_AUTHOR_LINE = re.compile(r"(?P<label>[^:：៖]{2,40}?)\s*[:：៖]\s*(?P<text>[^\W\d_].{1,70})")
_ARTICLES = frozenset("der die das ein eine the a an le la les l un une el los las il lo gli i de het o os as".split())
_EAST_ASIAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[가-힣]{2,4}")
_GENRES = frozenset(
    "kommentar kommentare analyse bericht protokoll interview meinung leitartikel glosse kolumne".split()
)
"""What German, which writes all nouns in capitals, puts before headlines as well."""
_NUMBER = r"\d[\d.,٬٫\s]{0,14}"
_PLAIN_WORDS = frozenset(
    (
        "image photo photograph picture credit credits disclaimer foto fotos bild فوٹو تصویر عکس ছবি तस्वीर "
        "तस्बिर फोटो ảnh ภาพ 图 圖"
    ).split()
)
"""Words of captions and sentences: a label of an image only with a colon behind them."""
_NEVER_ALONE = (
    frozenset("text image photo picture date update share shares comment comments reads seen".split()) | _PLAIN_WORDS
)
"""Words that stand alone on buttons and tabs: no label without a colon or what they speak of."""
_BYLINE_OPENERS = {"by", "von", "par", "por", "door", "oleh", "written by", "reported by", "story by", "โดย"}
_SENTENCE_END = re.compile(r"[.!?।۔。]\s+\S")
_LONGEST_LONE = 40
"""Characters of a line that is a label and nothing else."""


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A line that names its field."""

    field: str
    """A key of :data:`LABELS`."""
    label: str
    """The label as the line prints it."""
    text: str
    """What the label speaks of: the line without it."""


def read_label(line: str) -> LabelledText | None:
    """The label of a line of visible text and what it speaks of, or ``None`` for a line without one.

    >>> read_label("Published On Tue, 28 Oct 2025")
    LabelledText(field='published', label='Published On', text='Tue, 28 Oct 2025')
    >>> read_label("6 Views")
    LabelledText(field='views', label='Views', text='6')
    >>> read_label("Abby opened the bridge.") is None
    True
    """
    line = line.strip()
    return _labelled(line) if 2 < len(line) <= 400 else None


@lru_cache(maxsize=5_000)
def _labelled(line: str) -> LabelledText | None:
    """The same for a line without spaces around: several fields ask for each line, and menus come on every page."""
    found = _prefixed(line) or _authored(line)
    if found is None and len(line) <= 60:
        found = _suffixed(line)
    return found if found and len(line) <= _LONGEST[found.field] else None


def may_name_field(line: str) -> bool:
    """Whether a line begins as labels do, with one of their first letters or with a count: few lines do."""
    beginning = small(line[:2])
    labels = _labels_by_beginning()
    if _COLONS.search(line, 2, _LONGEST_LONE) is not None or small(line.partition(" ")[0]) in _nouns_for_authors():
        return True
    return beginning in labels or beginning[:1] in labels or beginning[:1].isdecimal()


def lone_label(line: str) -> str | None:
    """The field that a line names without saying anything of it: "Published On", with the date on the next line.

    >>> lone_label("Published On:")
    'published'
    """
    if len(line) > _LONGEST_LONE:
        return None
    stripped = line.strip()
    bare = stripped.rstrip(" :：")
    if not 3 < len(bare) < 30:
        return None
    folded = _folded(bare)
    if folded in _NEVER_ALONE and stripped == bare:
        return None
    return _field_of().get(folded) or ("byline" if folded in _nouns_for_authors() else None)


def _prefixed(line: str) -> LabelledText | None:
    beginning = small(line[:2])
    pattern = _prefix(beginning) or _prefix(beginning[:1])
    found = pattern.match(line) if pattern else None
    if found is None:
        return None
    label, colon, text = found["label"], found["colon"].strip(), line[found.end() :].strip()
    field = _field_of()[_folded(label)]
    if not text or (field == "byline" and text.split(None, 1)[0] in _ARTICLES):
        return None  # "Reporter: the bridge was open"
    if not colon and not _speaks_for_itself(field, _folded(label), text):
        return None
    if _folded(label) in _of_a_date_alone() and not _DATE_SHAPE.match(text):
        return None
    return LabelledText(field, label, line if field == "views" and _UNSURE.search(text) else text)


@cache
def _of_a_date_alone() -> frozenset[str]:
    """The labels that are none but before a date."""
    anywhere = {_folded(one) for words in _ANYWHERE.values() for one in words.split("|")}
    return frozenset(_folded(one) for words in _BEFORE_DATES.values() for one in words.split("|")) - anywhere


def _authored(line: str) -> LabelledText | None:
    """A line that names whoever wrote the text behind one of the many words for that, and nothing else."""
    found = _AUTHOR_LINE.fullmatch(line)
    if found is None:
        noun, _, names = line.partition(" ")
        is_byline = small(noun) in _nouns_for_authors() and names[:1].isupper() and _are_bare_names(names)
        return LabelledText("byline", noun, names) if is_byline else None
    if not _are_bare_names(found["text"]):
        return None
    label = _folded(found["label"])
    is_known = label in _words_for_authors() or (found["text"][0].isupper() and label in _words_before_authors())
    return LabelledText("byline", found["label"], found["text"]) if is_known else None


def _are_bare_names(text: str) -> bool:
    """Whether a text can be names and nothing else: few words, no sentence, in capitals where the script has them."""
    if _EAST_ASIAN_NAME.fullmatch(text):
        return True
    words = text.split()
    if not 2 <= len(words) <= 8 or text[-1] in ".?!।۔:" or any(map(str.isdigit, text)):
        return False
    capitals = [word for word in words if word[0].isupper()]
    if text.lower() == text.upper():  # a script without capitals
        return len(words) <= 5
    return (
        len(capitals) > 1
        and capitals[0] is words[0]
        and small(words[0]) not in _ARTICLES
        and all(len(word) <= 4 for word in words if not word[0].isupper())
    )


@cache
def _nouns_for_authors() -> frozenset[str]:
    return frozenset(map(_folded, AUTHOR_NOUNS.split("|")))


@cache
def _words_for_authors() -> frozenset[str]:
    listed = f"{AUTHOR_NOUNS}|{CREDITS['author']}"
    return frozenset(_folded(one) for one in listed.split("|"))


@cache
def _words_before_authors() -> frozenset[str]:
    """Those that open a byline before a colon; some of them are headings of other texts as well."""
    return frozenset(_folded(one) for one in f"{CREDITS['author:']}|{OPENERS}".split("|")) - _GENRES


def _speaks_for_itself(field: str, label: str, text: str) -> bool:
    """Whether a label without colon is one, judged by what follows it."""
    if field in {"published", "modified"}:
        is_sentence = _SENTENCE_END.search(text) is not None and not _DATE_SHAPE.match(text)
        return any(map(str.isdigit, text[:20])) and len(text) < 60 and not is_sentence
    if field == "byline":
        return label in _BYLINE_OPENERS and _looks_like_names(text)
    if field in {"views", "comments", "shares", "reading_time"}:
        return text[0].isdigit()
    return label not in _PLAIN_WORDS and len(text) < 100


def _looks_like_names(text: str) -> bool:
    """Few words that begin in capitals, or are of a script that has none; no sentence."""
    words = text.split()
    if not 1 <= len(words) <= 14 or (text.endswith((".", "।", "۔", "?", "!")) and len(words) > 4):
        return False
    return not words[0][0].islower() and not any(map(str.isdigit, words[0]))


def _suffixed(line: str) -> LabelledText | None:
    found = _suffix().fullmatch(line)
    if found is None:
        return None
    text = line if found["unit"] else found["text"].strip()  # what a unit is, its language tells
    return LabelledText(_field_of(counts=True)[_folded(found["label"])], found["label"], text)


def _folded(label: str) -> str:
    return " ".join(small(label).split())


_COUNTED = ("views", "comments", "shares", "reading_time")


@cache
def _field_of(*, counts: bool = False) -> dict[str, str]:
    fields = _COUNTED if counts else tuple(LABELS)
    return {_folded(label): field for field in reversed(fields) for label in LABELS[field].split("|")}


def _alternatives(labels: Iterable[str]) -> str:
    return "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in sorted(labels, key=len, reverse=True))


@cache
def _labels_by_beginning() -> dict[str, list[str]]:
    """The labels by their first two letters: few lines begin like any of them."""
    labels = set(_field_of())
    found: dict[str, list[str]] = {label[:2]: [] for label in labels}
    for label in labels:
        found[label[:2]].append(label)
        if len(label) < 2:
            for beginning in found.keys() - {label}:
                if beginning.startswith(label):
                    found[beginning].append(label)
    return found


@lru_cache(maxsize=2_000)
def _prefix(beginning: str) -> re.Pattern[str] | None:
    """The labels that begin so, as a pattern: made when a line is met that begins so."""
    labels = _labels_by_beginning().get(beginning)
    if not labels:
        return None
    pattern = rf"(?P<label>{_alternatives(labels)})(?P<colon>\s*[:：\-–—|]\s*|\s+|(?=\d))"
    return re.compile(pattern, re.IGNORECASE)


@cache
def _suffix() -> re.Pattern[str]:
    words = " ".join(UNITS.values()).replace("_", r"\s").split()
    unit = "|".join([*LETTERS.values(), *sorted({one.replace(".", "") for one in words}, key=len, reverse=True)])
    count = (
        rf"(?P<text>{_NUMBER}(?P<unit>\s?(?:{unit})(?!\w)\.?)?\+?)\s*(?:बार|বার|times|kali|مرتبہ|बार|x|lần|ครั้ง|次)?\s*"
    )
    return re.compile(rf"{count}(?P<label>{_alternatives(_field_of(counts=True))})\s*[.|]?", re.IGNORECASE)

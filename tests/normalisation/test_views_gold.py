"""View counts as sites of many languages print them: text, count, ``~`` where rounded, ``x`` where it is no count of views."""

from pathlib import Path

import pytest

from newscrawl.errors import UnreadableField
from newscrawl.normalisation import normalise_views

GOLD = """
en 6 Views → 6; 1 view → 1; Views: 1,204 → 1204; 1,204 views → 1204; 12,34,567 views → 1234567; 1.2K views → 1200~; 1.2k Views → 1200~; 3.4M views → 3400000~; 2 lakh views → 200000~; 1.5 crore views → 15000000~
en Post Views: 345 → 345; Total Views: 1,02,345 → 102345; Page views: 88 → 88; Hits: 45 → 45; Reads: 1234 → 1234; Read 45 times → 45; Viewed 45 times → 45; This article has been viewed 1,204 times → 1204; Seen by 45 people → 45; 500+ views → 500~; 1K+ reads → 1000~
en Over 1,000 views → 1000~; 👁 1,204 → 1204; (123 views) → 123; [45 Views] → 45; 17 → 17; 25.5K → 25500~; 28 Oct 2025 | 6 Views → 6; 6 Views | 3 Comments → 6; 4 comments · 123 views → 123; 1.2K views • 3 days ago → 1200~; 123 views 4 comments → 123; Views 1204 Comments 3 → 1204
en 0 views → 0; 1.5B views → 1500000000~; 2.5 million views → 2500000~; ~1,200 views → 1200~; about 300 views → 300~; 10 thousand views → 10000~; 3 lakh 20 thousand views → 320000~; Article views: 77 → 77; View count: 99 → 99; 1 204 views → 1204; VIEWS: 9,876 → 9876
hi पढ़ा गया: १२३ बार → 123; १२३ बार पढ़ा गया → 123; 1.2 लाख बार देखा गया → 120000~; व्यूज: 1,204 → 1204; १.५ करोड़ व्यूज → 15000000~; 12 हजार व्यूज → 12000~; इस खबर → x; 123 लोगों ने पढ़ा → 123; अब तक 456 बार देखा गया → 456
ne २३६ पटक पढिएको → 236; १२३ पटक हेरिएको → 123; १.२ हजार भ्युज → 1200~; 45 जनाले हेरे → 45
mr १२३ वेळा वाचले → 123; 1.2 लाख व्ह्यूज → 120000~; दृश्ये: १२३ → 123; 450 वाचक → 450
bn ২৫০ বার পঠিত → 250; পড়া হয়েছে: ১২৩ বার → 123; ১,২০৪ বার দেখা হয়েছে → 1204; ২ লাখ ভিউ → 200000~; ১২ হাজার ভিউ → 12000~; মোট পাঠক: ৫৬ জন → 56; ভিউ: ৩৪৫ → 345
gu ૧૨૩ વ્યૂઝ → 123; 1.2 લાખ વ્યૂઝ → 120000~
pa ੧੨੩ ਵਾਰ ਪੜ੍ਹਿਆ ਗਿਆ → 123; 45 ਵਿਊਜ਼ → 45
or ୧୨୩ ଥର ପଢ଼ାଯାଇଛି → 123; ୪୫ ଭ୍ୟୁଜ୍ → 45
ta 123 பார்வைகள் → 123; பார்வைகள்: 1,204 → 1204; 1.2 லட்சம் பார்வைகள் → 120000~; 45 முறை படிக்கப்பட்டது → 45
te 123 వీక్షణలు → 123; 2 లక్షల వ్యూస్ → 200000~; ౧౨౩ మంది చూశారు → 123
kn 123 ವೀಕ್ಷಣೆಗಳು → 123; ೧೨೩ ವೀಕ್ಷಣೆ → 123; 1.2 ಲಕ್ಷ ವೀಕ್ಷಣೆಗಳು → 120000~
ml 123 കാഴ്ചകൾ → 123; കാഴ്ചകൾ: 1,204 → 1204; 45 തവണ കണ്ടു → 45
si 123 නැරඹුම් → 123; 45 වරක් කියවා ඇත → 45
ur پڑھا گیا: ۱۲۳ مرتبہ → 123; مشاہدات: ۱٬۲۰۴ → 1204; ۲ لاکھ ویوز → 200000~; ۱۲۳ بار دیکھا گیا → 123; 1.5 کروڑ مناظر → 15000000~; 12 ہزار ویوز → 12000~
fa بازدید: ۱۲۳ → 123; تعداد بازدید: ۱٬۲۰۴ → 1204; ۱٫۲ هزار بازدید → 1200~; ۲ میلیون بازدید → 2000000~; ۱۲۳ مشاهده → 123; ۴۵ بار دیده شده → 45
ar ١٢٣ مشاهدة → 123; المشاهدات: ١٬٢٠٤ → 1204; عدد المشاهدات: 1204 → 1204; 1.2 ألف مشاهدة → 1200~; ٣ مليون مشاهدة → 3000000~; عدد القراءات : 45 → 45; 123 قراءة → 123; 45 مرة → 45
he 1,204 צפיות → 1204; 1.2K צפיות → 1200~; מספר צפיות: 45 → 45
tr 1.204 görüntülenme → 1204; Okunma: 345 → 345; 1,2 B görüntüleme → 1200~; 12 bin okunma → 12000~; 45 kez okundu → 45; 1,2 Mn görüntüleme → 1200000~; Okunma Sayısı: 77 → 77
ru 1 204 просмотра → 1204; Просмотров: 345 → 345; 1,2 тыс. просмотров → 1200~; 2 млн просмотров → 2000000~; Количество просмотров: 45 → 45; 45 просмотров → 45; Прочитали 45 раз → 45
uk 1 204 перегляди → 1204; 1,2 тис. переглядів → 1200~; Переглядів: 45 → 45; 2 млн переглядів → 2000000~
bg 123 показвания → 123; Прегледи: 45 → 45
sr 123 прегледа → 123; 45 pregleda → 45
el 1.204 προβολές → 1204; 1,2 χιλ. προβολές → 1200~
id 1.204 kali dilihat → 1204; Dibaca 1.204 kali → 1204; 3,2 rb views → 3200~; 1,2 jt tayangan → 1200000~; Dilihat: 345 → 345; 1,2 ribu kali dibaca → 1200~; 2 juta x ditonton → 2000000~; Dibaca: 45 → 45
ms 1,204 tontonan → 1204; Dibaca 45 kali → 45; 45 bacaan → 45
vi 1.204 lượt xem → 1204; Lượt xem: 345 → 345; 1,2 N lượt xem → 1200~; 3 triệu lượt xem → 3000000~; 5 nghìn lượt đọc → 5000~; 45 người đã đọc → 45; 2 tr lượt xem → 2000000~
th เข้าชม 1,204 ครั้ง → 1204; ยอดวิว 345 → 345; อ่าน ๑๒๓ ครั้ง → 123; 1.2 หมื่น วิว → 12000~; การดู 1.2 แสน ครั้ง → 120000~; ผู้ชม 45 คน → 45; ยอดเข้าชม : 3.4 ล้าน → 3400000~
lo ເຂົ້າຊົມ ໑໒໓ ຄັ້ງ → 123
km អ្នកមើល ១២៣ នាក់ → 123; ១២៣ នាក់មើល → 123
my ကြည့်ရှုသူ ၁၂၃ ဦး → 123; ဖတ်ရှုသူ: ၄၅ → 45
tl 123 mga view → 123; 45 beses nabasa → 45
zh 阅读 1204 → 1204; 阅读量：1204 → 1204; 1.2万次观看 → 12000~; 浏览：345次 → 345; 觀看次數：1,204次 → 1204; 點閱數：345 → 345; 1204人看过 → 1204; 人氣：345 → 345; 阅读数 3.4亿 → 340000000~; 10万+阅读 → 100000~; 点击：45 → 45
ja 閲覧数 1,204 → 1204; 1.2万回視聴 → 12000~; 再生回数：345回 → 345; 123 ビュー → 123; 1万2345回視聴 → 12345
ko 조회 1,204 → 1204; 조회수 1.2만회 → 12000~; 조회수: 345회 → 345; 조회수 3천 → 3000~; 1.2억 뷰 → 120000000~
de 1.204 Aufrufe → 1204; Aufrufe: 345 → 345; 1,2 Mio. Aufrufe → 1200000~; 45 Mal gelesen → 45; 12 Tsd. Aufrufe → 12000~; Klicks: 45 → 45
fr 1 204 vues → 1204; Vues : 345 → 345; 1,2 k vues → 1200~; 2 M de vues → 2000000~; Lu 45 fois → 45; 45 lectures → 45
es 1.204 visitas → 1204; Vistas: 345 → 345; 1,2 mil vistas → 1200~; Leído 45 veces → 45; 3 millones de visualizaciones → 3000000~; 45 lecturas → 45
pt 1.204 visualizações → 1204; 1,2 mil visualizações → 1200~; Acessos: 45 → 45; 2 mi de visualizações → 2000000~; 45 leituras → 45
it 1.204 visualizzazioni → 1204; 1,2 Mln di visualizzazioni → 1200000~; Letto 45 volte → 45; 45 letture → 45
nl 1.204 weergaven → 1204; 45 keer bekeken → 45
pl 1 204 wyświetleń → 1204; 1,2 tys. wyświetleń → 1200~; Odsłony: 45 → 45; 2 mln odsłon → 2000000~
cs 1 204 zhlédnutí → 1204; 1,2 tis. zobrazení → 1200~
hu 1204 megtekintés → 1204
ro 1,2 mil vizualizări → 1200~; 1.204 vizualizări → 1204; Afișări: 45 → 45
sv 1 204 visningar → 1204
no 1 204 visninger → 1204
fi 1 204 katselukertaa → 1204
sw Imesomwa mara 45 → 45
az 345 baxış → 345; Oxunub: 45 → 45
kk 345 қаралым → 345
am 45 እይታዎች → 45
xx 3 comments → x; 12 shares → x; 5 min read → x; Views → x; many views → x; 123 likes → x; 5 min de lectura → x; 12 dk okuma süresi → x; 3 टिप्पणियां → x; 5 मिनट में पढ़ें → x; 28 Oct 2025 → x; 10:30 → x; 50% → x; 1.5 views → x; 3 4 views → x; 12 readers online → x; 45 followers → x; 12 komentar → x; 3 phút đọc → x; 5 分钟阅读 → x; 12 评论 → x; 3 تعليقات → x; ৫ মন্তব্য → x; 5 منٹ → x; -5 views → x; $5 views → x; Views expressed are personal → x; Top 10 views of Lahore → x; 2 views 3 views → x; 1,20 views → x; COVID-19 → x; 12 votes → x; 12 Kommentare → x; 3 min Lesezeit → x; 45 downloads → x
"""
CASES = [
    (line.split(" ", 1)[0], *case.strip().split(" → "))
    for line in GOLD.strip().splitlines()
    for case in line.split(" ", 1)[1].split("; ")
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_view_counts(language, text, expected):
    if expected == "x":
        with pytest.raises(UnreadableField) as fault:
            normalise_views(text)
        assert (fault.value.field, fault.value.text) == ("views", text)
    else:
        views = normalise_views(text)
        assert f"{views.count}{'~' if views.rounded else ''}" == expected
        assert views.raw == text


def test_the_table_is_large():
    assert len(CASES) >= 200
    assert len({language for language, _, _ in CASES}) >= 30


LINES = [
    line.rsplit(" => ", 1)
    for line in (Path(__file__).parent / "gold_views.txt").read_text(encoding="utf-8").splitlines()
]
"""One text a line, with its count, ``r`` behind a rounded one, or ``-`` where it counts something else or nothing."""


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines_of_sites(text, expected):
    try:
        views = normalise_views(text)
    except UnreadableField:
        views = None
    found = "-" if views is None else f"{views.count}{'r' if views.rounded else ''}"
    assert found == expected

"""Bylines as sites of many languages print them, with all whom they name.

``+`` joins contributors, ``=a`` marks an agency and ``=d`` a desk, ``/role`` another role than author's, ``-`` nobody.
"""

from pathlib import Path

import pytest

from newscrawl.normalisation import normalise_byline

GOLD = """
en By Sarah Mitchell For MailOnline → Sarah Mitchell ;; Sponsored Content → - ;; Advertorial → - ;; Entrevista de Lucía Fernández → Lucía Fernández ;; dal nostro inviato Giulia Ferrari → Giulia Ferrari ;; Onze redacteur Sanne de Vries → Sanne de Vries ;; 【記者陳大文／台北報導】 → 陳大文 ;; 圖文／陳大文 → 陳大文
en By Meera Khanna → Meera Khanna ;; BY MEERA KHANNA → MEERA KHANNA ;; By: Meera Khanna → Meera Khanna ;; Written by Ravi Rao → Ravi Rao ;; Meera Khanna, Special Correspondent → Meera Khanna
en By Meera Khanna, Special Correspondent | New Delhi → Meera Khanna ;; Meera Khanna | TNN → Meera Khanna + TNN=d ;; By Ravi Rao in Colombo → Ravi Rao ;; Ravi Rao, Chief Reporter, Dhaka → Ravi Rao ;; By Ravi Rao | Published: 28 Oct 2025 → Ravi Rao
en Imran Sheikh & Lata Rane → Imran Sheikh + Lata Rane ;; Imran Sheikh, Lata Rane and Asad Ali → Imran Sheikh + Lata Rane + Asad Ali ;; Imran Sheikh / Lata Rane → Imran Sheikh + Lata Rane ;; By IMRAN SHEIKH and LATA RANE → IMRAN SHEIKH + LATA RANE ;; Imran Sheikh; Lata Rane → Imran Sheikh + Lata Rane
en Staff Reporter → Staff Reporter=d ;; Our Correspondent → Our Correspondent=d ;; Web Desk → Web Desk=d ;; News Desk → News Desk=d ;; Monitoring Desk → Monitoring Desk=d ;; Express News Service → Express News Service=d ;; HT Correspondent → HT Correspondent=d ;; By Staff Reporter, Peshawar → Staff Reporter=d ;; Special Correspondent | Chennai → Special Correspondent=d ;; Entertainment Desk → Entertainment Desk=d
en PTI → PTI=a ;; ANI → ANI=a ;; IANS | New Delhi → IANS=a ;; APP → APP=a ;; By AFP → AFP=a ;; Reuters, Kabul → Reuters=a ;; Associated Press → Associated Press=a ;; Xinhua → Xinhua=a ;; UNB, Dhaka → UNB=a ;; BSS → BSS=a ;; Press Trust of India → Press Trust of India=a ;; Agence France-Presse → Agence France-Presse=a ;; PTI/ANI → PTI=a + ANI=a ;; Agencies → Agencies=d ;; Bernama → Bernama=a ;; News Agency ANI → News Agency ANI=a
en Lata Rane, with inputs from PTI → Lata Rane + PTI=a/inputs ;; Lata Rane (With inputs from ANI) → Lata Rane + ANI=a/inputs ;; Lata Rane, Agencies → Lata Rane + Agencies=d ;; Lata Rane (Reuters) → Lata Rane + Reuters=a ;; Edited by Asad Ali → Asad Ali/editor ;; Reported by Lata Rane, Edited by Asad Ali → Lata Rane + Asad Ali/editor ;; Translated by Asad Ali → Asad Ali/translator ;; Lata Rane | Edited by: Asad Ali → Lata Rane + Asad Ali/editor ;; Photos by Asad Ali → Asad Ali/photographer ;; By Lata Rane, Additional reporting by Asad Ali → Lata Rane + Asad Ali/inputs
en Reporting by Lata Rane; Editing by Asad Ali → Lata Rane + Asad Ali/editor ;; Curated by: Lata Rane → Lata Rane/editor ;; Text by Lata Rane, photos by Asad Ali → Lata Rane + Asad Ali/photographer ;; Story by Lata Rane → Lata Rane ;; Compiled by Lata Rane → Lata Rane
en Abby Byron → Abby Byron ;; Von Miller → Von Miller ;; By Von Miller → Von Miller ;; Dan Brown → Dan Brown ;; Theo James → Theo James ;; J. R. R. Anderson → J. R. R. Anderson ;; Khanna, Meera → Meera Khanna ;; Anderson, J. R. → J. R. Anderson ;; Rao, Ravi; Khanna, Meera → Ravi Rao + Meera Khanna ;; Ludwig van der Berg → Ludwig van der Berg ;; Mary O'Neil → Mary O'Neil ;; Conan O&#x27;Brien → Conan O'Brien ;; Robert Downey Jr. → Robert Downey Jr. ;; K.S. Sreenivas → K.S. Sreenivas ;; Ann-Marie Lee → Ann-Marie Lee ;; Aung San Lin → Aung San Lin
en Ravi Rao (ravi@hill.example) → Ravi Rao ;; Ravi Rao @ravirao → Ravi Rao ;; Ravi Rao https://x.example/ravi → Ravi Rao ;; Posted by admin → - ;; admin → - ;; 28 Oct 2025 → - ;; 5 min read → - ;; By Ravi Rao on October 28, 2025 → Ravi Rao ;; By Ravi Rao October 28, 2025 10:15 am → Ravi Rao ;; By Ravi Rao - October 28, 2025 → Ravi Rao ;; Ravi Rao Updated: October 28, 2025 → Ravi Rao ;; Guest Author → - ;; Share → - ;; New Delhi → -
en Ravi Rao, The Hindu → Ravi Rao + The Hindu=d ;; Hindustan Times → Hindustan Times=d ;; The Daily Star → The Daily Star=d ;; Ravi Rao for The Guardian → Ravi Rao ;; Dr Ravi Rao → Ravi Rao ;; Ravi Rao, PhD → Ravi Rao ;; Senior Correspondent Ravi Rao → Ravi Rao ;; Ravi Rao South Asia correspondent → Ravi Rao ;; Ravi Rao, Health Editor → Ravi Rao ;; Ravi Rao is a freelance journalist → Ravi Rao?
hi लेखक: रमेश शर्मा → रमेश शर्मा ;; रमेश शर्मा, नई दिल्ली → रमेश शर्मा ;; द्वारा रमेश शर्मा → रमेश शर्मा ;; सुनीता पटेल और रमेश धुर्वे → सुनीता पटेल + रमेश धुर्वे ;; निज संवाददाता → निज संवाददाता=d ;; विशेष संवाददाता, मुंबई → विशेष संवाददाता=d ;; डिजिटल डेस्क → डिजिटल डेस्क=d ;; भाषा → भाषा=a ;; वार्ता → वार्ता=a ;; एएनआई → एएनआई=a ;; पीटीआई, नई दिल्ली → पीटीआई=a ;; Edited By: रमेश शर्मा → रमेश शर्मा/editor ;; Written by: सुनीता पटेल, Edited by: रमेश शर्मा → सुनीता पटेल + रमेश शर्मा/editor ;; वरिष्ठ संवाददाता रमेश शर्मा → रमेश शर्मा ;; एजेंसी, काठमांडू → एजेंसी=d
ne लेखक : सुमन राई → सुमन राई ;; रासस → रासस=a ;; काठमाडौं, रासस → रासस=a ;; सुमन राई, पोखरा → सुमन राई ;; सुमन राई र गीता श्रेष्ठ → सुमन राई + गीता श्रेष्ठ ;; समाचारदाता → समाचारदाता=d ;; अनुवाद: गीता श्रेष्ठ → गीता श्रेष्ठ/translator
mr प्रतिनिधी → प्रतिनिधी=d ;; विशेष प्रतिनिधी, मुंबई → विशेष प्रतिनिधी=d ;; संजय पाटील आणि मीना जोशी → संजय पाटील + मीना जोशी
bn নিজস্ব প্রতিবেদক → নিজস্ব প্রতিবেদক=d ;; নিজস্ব প্রতিবেদক, ঢাকা → নিজস্ব প্রতিবেদক=d ;; অনলাইন ডেস্ক → অনলাইন ডেস্ক=d ;; রহিম উদ্দিন → রহিম উদ্দিন ;; রহিম উদ্দিন, চট্টগ্রাম → রহিম উদ্দিন ;; লেখক: রহিম উদ্দিন → রহিম উদ্দিন ;; রহিম উদ্দিন ও করিম মিয়া → রহিম উদ্দিন + করিম মিয়া ;; জেলা প্রতিনিধি, বগুড়া → জেলা প্রতিনিধি=d ;; ইউএনবি → ইউএনবি=a ;; বাসস, ঢাকা → বাসস=a ;; সম্পাদনা: করিম মিয়া → করিম মিয়া/editor ;; রহিম উদ্দিন, স্টাফ রিপোর্টার → রহিম উদ্দিন
ur ویب ڈیسک → ویب ڈیسک=d ;; نمائندہ خصوصی → نمائندہ خصوصی=d ;; رپورٹ: علی خان → علی خان ;; تحریر: عائشہ بخاری → عائشہ بخاری ;; عائشہ بخاری → عائشہ بخاری ;; علی خان اور احمد رضا → علی خان + احمد رضا ;; علی خان، لاہور → علی خان ;; اے پی پی → اے پی پی=a ;; ترجمہ: احمد رضا → احمد رضا/translator ;; اسٹاف رپورٹر → اسٹاف رپورٹر=d ;; خبر ایجنسی → خبر ایجنسی=d
fa نویسنده: رضا احمدی → رضا احمدی ;; خبرگزاری فارس → خبرگزاری فارس=a ;; گروه سیاسی → گروه سیاسی=d ;; مترجم: رضا احمدی → رضا احمدی/translator ;; رضا احمدی و مریم کریمی → رضا احمدی + مریم کریمی
ar بقلم: محمد علي → محمد علي ;; كتب: محمد علي → محمد علي ;; القاهرة - محمد علي → محمد علي ;; محمد علي وأحمد حسن → محمد علي + أحمد حسن ;; رويترز → رويترز=a ;; أ ف ب → أ ف ب=a ;; وكالات → وكالات=d ;; ترجمة: أحمد حسن → أحمد حسن/translator ;; إعداد: وليد سالم → وليد سالم ;; تحرير: أحمد حسن → أحمد حسن/editor
he מאת: דוד כהן → דוד כהן
tr Yazan: Ali Veli → Ali Veli ;; Haber Merkezi → Haber Merkezi=d ;; AA → AA=a ;; Ali Veli ve Ayşe Kaya → Ali Veli + Ayşe Kaya
ru Автор: Иван Петров → Иван Петров ;; Иван Петров, Мария Сидорова → Иван Петров + Мария Сидорова ;; Иван Петров и Мария Сидорова → Иван Петров + Мария Сидорова ;; РИА Новости → РИА Новости=a ;; ТАСС → ТАСС=a ;; Редактор: Мария Сидорова → Мария Сидорова/editor ;; Редакция → Редакция=d ;; Текст: Иван Петров → Иван Петров
uk Автор: Іван Коваль → Іван Коваль ;; Іван Коваль та Олена Шевчук → Іван Коваль + Олена Шевчук ;; Укрінформ → Укрінформ=a
id Oleh: Budi Santoso → Budi Santoso ;; Penulis: Budi Santoso → Budi Santoso ;; Penulis: Budi Santoso | Editor: Sari Dewi → Budi Santoso + Sari Dewi/editor ;; Reporter: Budi Santoso → Budi Santoso ;; Tim Redaksi → Tim Redaksi=d ;; Antara → Antara=a ;; Budi Santoso dan Sari Dewi → Budi Santoso + Sari Dewi ;; Pewarta : Budi Santoso Editor : Sari Dewi → Budi Santoso + Sari Dewi/editor ;; Ni Putu Ayu Lestari → Ni Putu Ayu Lestari ;; Budi Santoso - detikNews → Budi Santoso?
ms Oleh Ahmad bin Ali → Ahmad bin Ali ;; Nurul Aina dan Siti Aminah → Nurul Aina + Siti Aminah
vi Nguyễn Văn An → Nguyễn Văn An ;; Tác giả: Nguyễn Văn An → Nguyễn Văn An ;; Theo Reuters → Reuters=a/inputs ;; Nguyễn Văn An (Theo AFP) → Nguyễn Văn An + AFP=a/inputs ;; TTXVN → TTXVN=a ;; Nguyễn Văn An và Trần Thị Bình → Nguyễn Văn An + Trần Thị Bình ;; Phóng viên → Phóng viên=d
th โดย สมชาย ใจดี → สมชาย ใจดี ;; ผู้เขียน: สมชาย ใจดี → สมชาย ใจดี ;; กองบรรณาธิการ → กองบรรณาธิการ=d ;; สมชาย ใจดี และ สมหญิง รักไทย → สมชาย ใจดี + สมหญิง รักไทย
tl Ni Juan dela Cruz → Juan dela Cruz
ta எழுதியவர்: குமரன் → குமரன் ;; செய்திப்பிரிவு → செய்திப்பிரிவு=d ;; குமரன் ராஜா மற்றும் கவிதா மணி → குமரன் ராஜா + கவிதா மணி
te రచన: రవి కుమార్ → రవి కుమార్ ;; డిజిటల్ డెస్క్ → డిజిటల్ డెస్క్=d
kn ವರದಿ: ರವಿ ಕುಮಾರ್ → ರವಿ ಕುಮಾರ್ ;; ಡಿಜಿಟಲ್ ಡೆಸ್ಕ್ → ಡಿಜಿಟಲ್ ಡೆಸ್ಕ್=d
ml സ്വന്തം ലേഖകൻ → സ്വന്തം ലേഖകൻ=d ;; വെബ് ഡെസ്ക് → വെബ് ഡെസ്ക്=d
gu ગુજરાતી ડેસ્ક → ગુજરાતી ડેસ્ક=d ;; રમેશ પટેલ અને મીના શાહ → રમેશ પટેલ + મીના શાહ
pa ਪੱਤਰ ਪ੍ਰੇਰਕ → ਪੱਤਰ ਪ੍ਰੇਰਕ=d ;; ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਅਤੇ ਹਰਜੀਤ ਕੌਰ → ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ + ਹਰਜੀਤ ਕੌਰ
si නිමල් පෙරේරා → නිමල් පෙරේරා
zh 记者 张三 → 张三 ;; 新华社记者张三 → 新华社=a + 张三 ;; 文／王小明 → 王小明 ;; 記者王小明／台北報導 → 王小明 ;; 作者：张三 → 张三 ;; 责任编辑：李四 → 李四/editor ;; 张三、李四 → 张三 + 李四 ;; 新华社 → 新华社=a ;; 编辑部 → 编辑部=d ;; 翻译：李四 → 李四/translator
ja 山田太郎 → 山田太郎 ;; 山田 太郎 → 山田 太郎 ;; 山田太郎記者 → 山田太郎 ;; 共同通信 → 共同通信=a
ko 홍길동 기자 → 홍길동 ;; 홍길동·김철수 기자 → 홍길동 + 김철수 ;; 김철수 특파원 → 김철수 ;; 연합뉴스 → 연합뉴스=a ;; 홍길동 선임기자 → 홍길동
de Von Anna Martel und Lea Wagner → Anna Martel + Lea Wagner ;; Von Peter Müller, Berlin → Peter Müller ;; dpa → dpa=a ;; Von dpa → dpa=a ;; Redaktion → Redaktion=d ;; Autor: Peter Müller → Peter Müller ;; Ein Gastbeitrag von Anna Martel → Anna Martel ;; Autor:innen: Anna Martel, Lea Wagner → Anna Martel + Lea Wagner ;; Peter Müller mit dpa → Peter Müller + dpa=a/inputs
fr Par Jean Dupont et Marie Curie → Jean Dupont + Marie Curie ;; Par Jean Dupont, envoyé spécial à Kaboul → Jean Dupont ;; Le Monde avec AFP → Le Monde=d + AFP=a/inputs ;; La rédaction → La rédaction=d ;; AFP → AFP=a ;; Propos recueillis par Marie Curie → Marie Curie
es Por Juan Pérez → Juan Pérez ;; Juan Pérez y Ana López → Juan Pérez + Ana López ;; José Ortega y Gasset → José Ortega y Gasset ;; Redacción → Redacción=d ;; EFE → EFE=a ;; Europa Press → Europa Press=a
pt Por Maria Silva e João Costa → Maria Silva + João Costa ;; João Costa e Silva → João Costa e Silva ;; Da Redação → Redação=d ;; Lusa → Lusa=a
it di Mario Rossi → Mario Rossi ;; a cura di Anna Bianchi → Anna Bianchi ;; Redazione → Redazione=d ;; ANSA → ANSA=a ;; Di Maria → Di Maria
nl Door Jan de Vries en Piet Jansen → Jan de Vries + Piet Jansen ;; ANP → ANP=a
da Af Jens Hansen og Mette Olsen → Jens Hansen + Mette Olsen ;; Ritzau → Ritzau=a
sv Text: Anna Berg Foto: Lars Lind → Anna Berg + Lars Lind/photographer ;; TT → TT=a
pl Jan Kowalski, PAP → Jan Kowalski + PAP=a ;; oprac. Jan Kowalski → Jan Kowalski/editor ;; Jan Kowalski i Anna Nowak → Jan Kowalski + Anna Nowak
cs Jan Novák a Eva Malá → Jan Novák + Eva Malá ;; ČTK → ČTK=a
hu Kovács Péter és Nagy Anna → Kovács Péter + Nagy Anna ;; MTI → MTI=a
ro De Ion Popescu → Ion Popescu ;; Agerpres → Agerpres=a
el Γιώργος Παππάς και Μαρία Νίκου → Γιώργος Παππάς + Μαρία Νίκου
sw Na Juma Ali → Juma Ali ;; Mwandishi Wetu → Mwandishi Wetu=d
af Deur Jan Botha → Jan Botha
"""
LISTED = (Path(__file__).parent / "gold_bylines.txt").read_text(encoding="utf-8")
"""Further bylines, one a line; each table of them was written before the rules had seen it."""


NO_PERSONS = (Path(__file__).parent / "gold_nobody.txt").read_text(encoding="utf-8")
"""What stands where names do and is no person: mastheads, agencies, desks, and words of pages, of many languages."""


def cases_of(table):
    return [
        (line.split(" ", 1)[0], *case.strip().split(" → "))
        for line in table.strip().splitlines()
        for case in line.split(" ", 1)[1].split(" ;; ")
        if not case.endswith("?")
    ]


CASES = cases_of(GOLD)


def shown(byline):
    return " + ".join(
        one.name
        + {"person": "", "agency": "=a", "desk": "=d"}[str(one.kind)]
        + ("" if one.role == "author" else f"/{one.role}")
        for one in byline.contributors
    )


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_bylines(language, text, expected):
    assert (shown(normalise_byline(text)) or "-") == expected


def test_the_listed_bylines():
    """All at once, as so many single tests would take longer to set up than to run; ``⏎`` is the end of a line."""
    read = [
        (text, expected, shown(normalise_byline(text.replace("⏎", "\n"))) or "-")
        for _, text, expected in cases_of(LISTED)
    ]
    assert len(read) >= 1500
    assert [one for one in read if one[1] != one[2]] == []


def test_the_table_is_large():
    assert len(CASES) >= 200
    assert len({language for language, _, _ in CASES}) >= 30


def test_papers_agencies_desks_and_words_of_pages_are_no_persons():
    texts = [text for line in NO_PERSONS.splitlines() for text in line.split(" ", 1)[1].split(" ; ")]
    assert len(texts) >= 1200
    assert [text for text in texts if normalise_byline(text).authors] == []

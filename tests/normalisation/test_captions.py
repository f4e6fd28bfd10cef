"""Captions and the credits behind them, as papers print them on one line."""

import pytest

from newscrawl.normalisation.captions import read_caption, read_credit, read_credit_in_caption, split_caption


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The bridge on Monday. (Photo: Ann Lee/AFP)", "The bridge on Monday.", "Ann Lee/AFP"),
        ("The bridge on Monday. (Photo by Ann Lee / AFP)", "The bridge on Monday.", "Ann Lee / AFP"),
        ("The bridge on Monday (Picture: Getty Images)", "The bridge on Monday", "Getty Images"),
        ("The bridge on Monday. Photo: Ann Lee", "The bridge on Monday.", "Ann Lee"),
        ("The bridge on Monday. Credit: Ann Lee/Getty", "The bridge on Monday.", "Ann Lee/Getty"),
        ("The bridge on Monday. Photograph: Ann Lee/The Hill Post", "The bridge on Monday.", "Ann Lee/The Hill Post"),
        ("The bridge on Monday. Photograph by Ann Lee", "The bridge on Monday.", "Ann Lee"),
        ("The bridge on Monday. © Ann Lee", "The bridge on Monday.", "Ann Lee"),
        (
            "The bridge on Monday | Ann Lee/PA Images via Getty Images",
            "The bridge on Monday",
            "Ann Lee/PA Images via Getty Images",
        ),
        ("The bridge on Monday. | Image: Ann Lee", "The bridge on Monday.", "Ann Lee"),
        ("The bridge on Monday. (AP Photo/Ann Lee)", "The bridge on Monday.", "AP Photo/Ann Lee"),
        ("The bridge on Monday. AP Photo/Ann Lee", "The bridge on Monday.", "AP Photo/Ann Lee"),
        ("The bridge on Monday. (Ann Lee/Associated Press)", "The bridge on Monday.", "Ann Lee/Associated Press"),
        ("The bridge on Monday. Source: Getty", "The bridge on Monday.", "Getty"),
        ("The bridge on Monday. REUTERS/Ann Lee", "The bridge on Monday.", "REUTERS/Ann Lee"),
        ("The mayor, Ann Lee / AFP", "The mayor, Ann Lee", "AFP"),
        (
            "Die Brücke am Montag. (Foto: picture alliance/dpa | Ann Lee)",
            "Die Brücke am Montag.",
            "picture alliance/dpa | Ann Lee",
        ),
        ("Die Brücke am Montag. Bild: Ann Lee (Keystone)", "Die Brücke am Montag.", "Ann Lee (Keystone)"),
        ("Die Brücke am Montag (Symbolfoto: dpa)", "Die Brücke am Montag", "dpa"),
        ("Die Brücke am Montag. Bildquelle: Stadt Hügelau", "Die Brücke am Montag.", "Stadt Hügelau"),
        ("Die Brücke | Bild: dpa", "Die Brücke", "dpa"),
        ("Le pont lundi. Photo Jean Dupont", "Le pont lundi.", "Jean Dupont"),
        ("Naująja sija eina vaikai. Algirdo Vaitkaus nuotr.", "Naująja sija eina vaikai.", "Algirdo Vaitkaus"),
        ("Main photo: Ann Lee", None, "Ann Lee"),
        ("The bridge on Monday. Photo Day in the town", "The bridge on Monday. Photo Day in the town", None),
        ("Le pont lundi. Crédit photo : Anne Leroy", "Le pont lundi.", "Anne Leroy"),
        ("Le pont lundi. © Anne Leroy / AFP", "Le pont lundi.", "Anne Leroy / AFP"),
        ("El puente el lunes. Foto: Ana López / EFE", "El puente el lunes.", "Ana López / EFE"),
        ("O cais na segunda-feira. (Foto: Ana Lopes/Divulgação)", "O cais na segunda-feira.", "Ana Lopes/Divulgação"),
        ("De brug maandag. Foto: ANP", "De brug maandag.", "ANP"),
        ("Most w poniedziałek. Fot. Anna Nowak", "Most w poniedziałek.", "Anna Nowak"),
        ("Most w poniedziałek. Źródło: PAP", "Most w poniedziałek.", "PAP"),
        ("Мост в понедельник. Фото: РИА Новости", "Мост в понедельник.", "РИА Новости"),
        ("Köprü pazartesi günü. Fotoğraf: AA", "Köprü pazartesi günü.", "AA"),
        ("घाट पर सोमवार को सफाई हुई। फोटो: पीटीआई", "घाट पर सोमवार को सफाई हुई।", "पीटीआई"),
        ("সোমবার সেতুটি খোলা হয়। ছবি: এএফপি", "সোমবার সেতুটি খোলা হয়।", "এএফপি"),
        ("پل پیر کو کھولا گیا۔ فوٹو: رائٹرز", "پل پیر کو کھولا گیا۔", "رائٹرز"),
        ("Jembatan dibuka Senin. (Foto: Antara/Budi)", "Jembatan dibuka Senin.", "Antara/Budi"),
        ("Cây cầu hôm thứ Hai. Ảnh: TTXVN", "Cây cầu hôm thứ Hai.", "TTXVN"),
        ("다리가 월요일에 개통됐다. 연합뉴스", "다리가 월요일에 개통됐다.", "연합뉴스"),
        ("月曜日に開通した橋（Ｃ）共同通信社", "月曜日に開通した橋", "共同通信社"),
        ("月曜日に開通した橋（写真：時事）", "月曜日に開通した橋", "時事"),
        ("Il ponte lunedì (Foto di Anna Bianchi)", "Il ponte lunedì", "Anna Bianchi"),
        ("Die Brücke am Montag (Foto von Anna Martel)", "Die Brücke am Montag", "Anna Martel"),
        ("The bridge on Monday (Photo – Anna Reed)", "The bridge on Monday", "Anna Reed"),
        ("Daraja siku ya Jumatatu. Picha na: Anna Moyo", "Daraja siku ya Jumatatu.", "Anna Moyo"),
        ("పక్షులు సోమవారం. ఫోటో: బి. సుధాకర్", "పక్షులు సోమవారం.", "బి. సుధాకర్"),
        ("ਪੁਲ ਸੋਮਵਾਰ ਨੂੰ। ਤਸਵੀਰ: ਹਰਜਿੰਦਰ ਸਿੱਧੂ", "ਪੁਲ ਸੋਮਵਾਰ ਨੂੰ।", "ਹਰਜਿੰਦਰ ਸਿੱਧੂ"),
        ("ድልድዩ ሰኞ። ፎቶ፡ ሪፖርተር", "ድልድዩ ሰኞ።", "ሪፖርተር"),
        ("پرد لە دووشەممە. وێنە: هێمن کەریم", "پرد لە دووشەممە.", "هێمن کەریم"),
        ("Photo: Reuters", None, "Reuters"),
        ("© Ann Lee", None, "Ann Lee"),
        # No credits: words that may look like one.
        ("Ann Lee (left) opens the bridge", "Ann Lee (left) opens the bridge", None),
        ("The dam (Kundus, 6.12.2010)", "The dam (Kundus, 6.12.2010)", None),
        ("Governor Ann Lee (Independent)", "Governor Ann Lee (Independent)", None),
        ("Foto de familia de los ministros en Madrid", "Foto de familia de los ministros en Madrid", None),
        ("The image from the camera shows a goat", "The image from the camera shows a goat", None),
        ("A photo of the bridge: nobody crosses it.", "A photo of the bridge: nobody crosses it.", None),
        ("The goats left. Nobody knows why", "The goats left. Nobody knows why", None),
        ("Inset: the mayor", "Inset: the mayor", None),
        ("The bridge (a photo of nine years ago)", "The bridge (a photo of nine years ago)", None),
        ("Kuhusu picha na maneno ya daraja", "Kuhusu picha na maneno ya daraja", None),
        (None, None, None),
        ("", None, None),
    ],
)
def test_captions_are_told_from_credits(text, caption, credit):
    found = split_caption(text)
    assert (found.caption, found.credit) == (caption, credit)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Photo: Ann Lee (Keystone)", "Ann Lee (Keystone)"),
        ("(Bild: SN/APA/Ann Lee)", "SN/APA/Ann Lee"),
        ("Bildrechte: dpa-Bildfunk/Ann Lee", "dpa-Bildfunk/Ann Lee"),
        ("Photo by Ann Lee /AFP via Getty Images", "Ann Lee /AFP via Getty Images"),
        ("Copyright Ann Lee/AP", "Ann Lee/AP"),
        ("Ann Lee/Copyright 2026 The AP. All rights reserved.", "Ann Lee"),
        ("Image Credits: Ann Lee;", "Ann Lee"),
        ("Isithombe: Sithunyelwe", "Sithunyelwe"),
        ("Photo courtesy: Ann Lee", "Ann Lee"),
        ("Hill Photo / Ann Lee. Courtesy of the Court", "Hill Photo / Ann Lee. Courtesy of the Court"),
        ("Autumn on the upper hill road © Hill Tourism / Ann Lee", "Hill Tourism / Ann Lee"),
        ("Representational image", None),
        ("ছবি: সংগৃহীত", None),
        ("2024", None),
    ],
)
def test_credits_are_given_without_labels(text, name):
    credit = read_credit(text)
    assert (credit.credit_text if credit else None) == name


def test_a_caption_without_a_credit_names_nobody():
    assert read_credit_in_caption("The bridge on Monday.") is None


def test_bars_at_the_end_of_a_caption_go():
    assert read_caption("The bridge on Monday -") == "The bridge on Monday"

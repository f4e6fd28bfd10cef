from archive.tokens import count_words, index_tokens, tokens


def test_words_keep_their_marks():
    assert list(tokens("काठमाडौंमा २८ अक्टोबर")) == ["काठमाडौंमा", "२८", "अक्टोबर"]
    assert list(tokens("ঢাকায় বৃষ্টি")) == ["ঢাকায়", "বৃষ্টি"]
    assert list(tokens("Taliban’s Talks")) == ["taliban", "s", "talks"]


def test_scripts_without_spaces_become_pairs():
    assert list(tokens("暴雨袭击北京")) == ["暴雨", "雨袭", "袭击", "击北", "北京"]
    assert list(tokens("a暴雨 b")) == ["a", "暴雨", "b"]


def test_joiners_do_not_make_another_word():
    assert list(tokens("می‌خواهم")) == list(tokens("میخواهم"))


def test_words_are_counted_in_every_script():
    assert count_words("The bridge is open.") == 4
    assert count_words("पुल खुल गया") == 3
    assert count_words("暴雨袭击北京") == 3
    assert count_words("") == 0


PRINTED_AND_TYPED = """
İSTANBUL istanbul|İstanbul ISTANBUL|ıstanbul Istanbul|ISPARTA ısparta|Isparta isparta|AYDIN Aydın|i̇zmir İzmir
Łódź lodz|København kobenhavn|Đà Da|Đặng dang|Straße STRASSE|ŒUVRE oeuvre|São sao|ﬁnance finance|Ƙaura kaura|Bakı Baki|Gəncə gence
Αθήνα ΑΘΗΝΑ|Ἀθῆναι αθηναι|ΘΕΟΣ θεός|Ёлка елка|за́мок замок|м’ята мʼята|Oʻzbekiston O'zbekiston|Ґанок ганок
محـــمد محمد|كِتَابٌ كتاب|أحمد احمد|إيران ايران|آسيا اسيا|مدرسة مدرسه|مصطفى مصطفي|مسؤول مسوول|ﻣﺼﺮ مصر|ﷲ الله
کتاب كتاب|علی علي|می‌خواهم میخواهم|خانهٔ خانۀ|خانۀ خانه|پاکستان پاكستان|ہے هے|شَہر شهر
שָׁלוֹם שלום|ﬠﬡ עא|ייִדיש ײדיש|२०२५ 2025|২০২৫ 2025|٢٠٢٥ 2025|۲۰۲۵ ２０２５|๒๕๖๘ 2568|CO₂ CO2|ＡＢＣ abc|ｶﾞｽ ガス
ज़मीन जमीन|क़ानून कानून|हिन्दी हिंदी|सम्पादक संपादक|पञ्जाब पंजाब|चाँद चांद|इन्टरनेट इंटरनेट|अाज आज|क्‍या क्या
হঠাৎ হঠাত্‍|অাজ আজ|অবন্‌তী অবন্তী|അവന്‍ അവൻ|എന്റെ എൻ്റെ|ശ്രീ‌ ശ്രീ|கௌ கௌ|ஶ்ரீ ஸ்ரீ|ਅਾ ਆ
นํ้า น้ำ|นำ้ น้ำ|เเม่ แม่
"""


def test_what_readers_type_is_what_papers_print():
    for pair in PRINTED_AND_TYPED.replace("\n", "|").strip("|").split("|"):
        printed, typed = pair.split(" ")
        assert index_tokens(printed) == index_tokens(typed), pair


def test_other_words_stay_other_words():
    for pair in "йод иод|ہے ہی|ก่อน กอน|がき かき|ば ぱ|सम्मान संमान|пол поль|漢 汉|ты ті|ن ں".split("|"):
        one, other = pair.split(" ")
        assert index_tokens(one) != index_tokens(other), pair


def test_what_identifies_a_text_is_not_folded():
    assert tokens("İstanbul'da 2025’te Łódź हिन्दी ٢٠") == ["i̇stanbul", "da", "2025", "te", "łódź", "हिन्दी", "٢٠"]


def test_index_tokens_have_no_sign_that_a_database_takes_for_its_own():
    every = "".join(map(chr, range(0x20, 0x30000)))
    for start in range(0, len(every), 40):
        for token in index_tokens(every[start : start + 40]):
            assert token.isalnum() or not token.isascii(), (start, token)

from archive.tokens import count_words, tokens


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

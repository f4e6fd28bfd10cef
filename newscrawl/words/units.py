"""Words and signs for thousands and more, as sites shorten counts by: those of the Unicode CLDR, and others in use."""

from __future__ import annotations

from typing import Final

UNITS: Final = {
    100: "百 백",
    1_000: "k к thousand thousands हजार हज़ार हजारों হাজার ہزار هزار زره ألف الف آلاف אלף ஆயிரம் వేలు వేల ಸಾವಿರ ആയിരം હજાર ਹਜ਼ਾਰ ହଜାର දහස දහසක් พัน ພັນ ពាន់ ထောင် ribu rb nghìn ngàn n mil mille mila mii tys tis tisíc ezer χιλ тыс тис тысяч тисяч хил хиляди bin мың ming tsd tausend tusen tusind tuhat duizend libo tūkst ሺ 千 천 duisend হাজাৰ хиљ хиљаде хиљада hilj hiljade hiljada milers ka_libo tisíce tisíca χιλιάδες χιλιάδεσ tuh tuhatta millier milliers míle tisuća tisuće tisuću հզր հազար þús þúsund ათ ათასი миң tūkstančio tūkstančių tūkstančiai tūkstančius tūkstoši tūkstošu илј илјади илјада мян мянга мянган tysiąca tysięcy tysiące тысячы тысяча тысячи тисячі тисяча ھزار tisoč tisoči mijë mijëra ҳзр ҳазор müň мең مىڭ inkulungwane ẹgbẹ̀rún puku հազարի na_libo",
    10_000: "万 萬 만 หมื่น ໝື່ນ ម៉ឺន သောင်း",
    100_000: "lakh lakhs lac lacs l लाख लाखों লাখ লক্ষ لاکھ لک லட்சம் లక్ష లక్షల లక్షలు ಲಕ್ಷ ലക്ഷം લાખ ਲੱਖ ଲକ୍ଷ ලක්ෂ แสน ແສນ សែន သိန်း",
    1_000_000: "m mn mln million millions millionen milhão milhões mi millones millón milioni milione miljoen miljoner millioner milyon juta jt mio mill tr triệu ملیون ميليون مليون میلیون ملايين מיליון மில்லியன் මිලියන ล้าน ລ້ານ លាន သန်း млн миллион миллионов мільйонів милион εκατ ሚሊዮን নিযুত мільёна мільёны мільёнаў мільйона мільйони милиона милиони мил миллиона milionu milionů miliony milion milijuna milijun milijon milijoni milijonov miliona miliwn εκατομμύρια εκατομμύριο miljonit miljon milioi milj miljoonaa miljoona milliún millóns millió մլն միլիոն milljónir milljón მლნ მილიონი milijono milijonai milijonų miljoni miljonu miljons сая ദശലക്ഷം milionów milioane milióna milióny miliónov milyan na_milyon ka_milyon milionë میلیونه ملين isigidi nde millionar ಮಿಲಿಯನ್ మిలియన్లు మిలియన్ ନିୟୁତ مىليون milions",
    10_000_000: "crore crores cr करोड़ करोड कोटी কোটি کروڑ ڪروڙ கோடி కోటి కోట్లు ಕೋಟಿ കോടി કરોડ ਕਰੋੜ କୋଟି කෝටි ကုဋေ",
    100_000_000: "億 亿 억",
    1_000_000_000: "b bn billion billions miliar milyar milliarden mrd mld tỷ مليار میلیارد ارب अरब млрд",
}
"""Factor to its words, ``_`` between two of one; a word of South Asia counts in lakh and crore."""

LETTERS: Final = {
    "bin": r"B(?=\s+(?:görüntü|izlen|okun))|min(?=\s+(?:baxış|oxun|izlə))",
    "ezer": r"E(?=\s+(?:megtekint|olvas|látogat))",
    "tuhatta": r"t\.?(?=\s+(?:katselu|näyttö|lukukert))",
    "tusind": r"(?:t\.?|tn)(?=\s+visning)",
    "þúsund": r"þ\.?(?=\s+(?:áhorf|flett|lest|skoð))",
}
"""A word of its language to what stands for it before words for views, and is another unit elsewhere."""

"""Words that stand beside the figures of a date: weekdays, halves of the day, units of time gone by, and marks.

Weekdays and halves of the day follow the Unicode CLDR charts, with the spellings that papers use beside them. In the
tables ``|`` separates weekdays or units, a space spellings, and ``_`` the words of one spelling; as with the
months, accents and joiners do not matter.
"""

from __future__ import annotations

from typing import Final

WEEKDAYS: Final = {
    "en": "monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat|sunday sun",
    "hi": "सोमवार सोम|मंगलवार मङ्गलवार मंगल|बुधवार बुध|गुरुवार गुरूवार बृहस्पतिवार वीरवार गुरु|शुक्रवार शुक्र|शनिवार शनि|रविवार इतवार रवि",
    "mr": "सोमवार|मंगळवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार",
    "ne": "सोमबार सोमवार|मंगलबार मङ्गलबार|बुधबार|बिहीबार बिहिबार विहीवार विहीबार|शुक्रबार|शनिबार|आइतबार आइतवार",
    "bn": "সোমবার সোম|মঙ্গলবার মঙ্গল|বুধবার বুধ|বৃহস্পতিবার বৃহস্পতি|শুক্রবার শুক্র|শনিবার শনি|রবিবার রোববার রবি",
    "as": "সোমবাৰ|মঙলবাৰ মঙ্গলবাৰ|বুধবাৰ|বৃহস্পতিবাৰ|শুক্ৰবাৰ|শনিবাৰ|দেওবাৰ ৰবিবাৰ",
    "ur": "پیر سوموار|منگل|بدھ|جمعرات|جمعہ|ہفتہ سنیچر|اتوار",
    "sd": "سومر|اڱارو|اربع|خميس|جمعو|ڇنڇر|آچر",
    "ps": "دوشنبه دوشنبې|سه_شنبه سې_شنبه سه‌شنبه|چهارشنبه چارشنبه|پنجشنبه پنجشنبې|جمعه|شنبه|یکشنبه یوشنبه",
    "fa": "دوشنبه دو_شنبه|سه‌شنبه سه_شنبه|چهارشنبه چهار_شنبه|پنجشنبه پنج_شنبه|جمعه آدینه|شنبه|یکشنبه یک_شنبه",
    "ar": "الإثنين الاثنين اثنين|الثلاثاء ثلاثاء|الأربعاء أربعاء|الخميس خميس|الجمعة جمعة|السبت سبت|الأحد أحد",
    "ckb": "دووشەممە|سێشەممە سێ_شەممە|چوارشەممە|پێنجشەممە|هەینی|شەممە|یەکشەممە",
    "ku": "duşem|sêşem|çarşem|pêncşem|în|şemî|yekşem",
    "he": "יום_שני יום_ב|יום_שלישי יום_ג|יום_רביעי יום_ד|יום_חמישי יום_ה|יום_שישי יום_ו|יום_שבת שבת|יום_ראשון יום_א",
    "gu": "સોમવાર સોમ|મંગળવાર મંગળ|બુધવાર બુધ|ગુરુવાર ગુરૂવાર ગુરુ|શુક્રવાર શુક્ર|શનિવાર શનિ|રવિવાર રવિ",
    "pa": "ਸੋਮਵਾਰ ਸੋਮ|ਮੰਗਲਵਾਰ ਮੰਗਲ|ਬੁੱਧਵਾਰ ਬੁੱਧ|ਵੀਰਵਾਰ ਵੀਰ|ਸ਼ੁੱਕਰਵਾਰ ਸ਼ੁੱਕਰ|ਸ਼ਨਿੱਚਰਵਾਰ ਸ਼ਨੀਵਾਰ ਸ਼ਨੀਵਾਰ|ਐਤਵਾਰ ਐਤ",
    "ta": "திங்கள் திங்கட்கிழமை திங்கள்கிழமை|செவ்வாய் செவ்வாய்க்கிழமை செவ்வாய்கிழமை|புதன் புதன்கிழமை|வியாழன் வியாழக்கிழமை|வெள்ளி வெள்ளிக்கிழமை|சனி சனிக்கிழமை|ஞாயிறு ஞாயிற்றுக்கிழமை",
    "te": "సోమవారం సోమ|మంగళవారం మంగళ|బుధవారం బుధ|గురువారం గురు|శుక్రవారం శుక్ర|శనివారం శని|ఆదివారం ఆది",
    "kn": "ಸೋಮವಾರ ಸೋಮ|ಮಂಗಳವಾರ ಮಂಗಳ|ಬುಧವಾರ ಬುಧ|ಗುರುವಾರ ಗುರು|ಶುಕ್ರವಾರ ಶುಕ್ರ|ಶನಿವಾರ ಶನಿ|ಭಾನುವಾರ ರವಿವಾರ ಭಾನು",
    "ml": "തിങ്കൾ തിങ്കളാഴ്ച തിങ്കളാഴ്‌ച|ചൊവ്വ ചൊവ്വാഴ്ച ചൊവ്വാഴ്‌ച|ബുധൻ ബുധനാഴ്ച ബുധനാഴ്‌ച|വ്യാഴം വ്യാഴാഴ്ച വ്യാഴാഴ്‌ച|വെള്ളി വെള്ളിയാഴ്ച വെള്ളിയാഴ്‌ച|ശനി ശനിയാഴ്ച ശനിയാഴ്‌ച|ഞായർ ഞായറാഴ്ച ഞായറാഴ്‌ച",
    "or": "ସୋମବାର|ମଙ୍ଗଳବାର|ବୁଧବାର|ଗୁରୁବାର|ଶୁକ୍ରବାର|ଶନିବାର|ରବିବାର",
    "si": "සඳුදා සඳුදා_දින|අඟහරුවාදා|බදාදා|බ්‍රහස්පතින්දා|සිකුරාදා|සෙනසුරාදා|ඉරිදා",
    "dv": "ހޯމަ|އަންގާރަ|ބުދަ|ބުރާސްފަތި|ހުކުރު|ހޮނިހިރު|އާދީއްތަ އާދިއްތަ",
    "th": "วันจันทร์ จันทร์ จ.|วันอังคาร อังคาร อ.|วันพุธ พุธ พ.|วันพฤหัสบดี พฤหัสบดี วันพฤหัส พฤ.|วันศุกร์ ศุกร์ ศ.|วันเสาร์ เสาร์ ส.|วันอาทิตย์ อาทิตย์ อา.",
    "lo": "ວັນຈັນ ຈັນ|ວັນອັງຄານ ອັງຄານ|ວັນພຸດ ພຸດ|ວັນພະຫັດ ພະຫັດ|ວັນສຸກ ສຸກ|ວັນເສົາ ເສົາ|ວັນອາທິດ ອາທິດ",
    "km": "ថ្ងៃចន្ទ ច័ន្ទ ថ្ងៃច័ន្ទ ចន្ទ|ថ្ងៃអង្គារ អង្គារ|ថ្ងៃពុធ ពុធ|ថ្ងៃព្រហស្បតិ៍ ព្រហស្បតិ៍ ព្រហស្បត្តិ៍|ថ្ងៃសុក្រ សុក្រ|ថ្ងៃសៅរ៍ សៅរ៍|ថ្ងៃអាទិត្យ អាទិត្យ",
    "my": "တနင်္လာနေ့ တနင်္လာ|အင်္ဂါနေ့ အင်္ဂါ|ဗုဒ္ဓဟူးနေ့ ဗုဒ္ဓဟူး|ကြာသပတေးနေ့ ကြာသပတေး|သောကြာနေ့ သောကြာ|စနေနေ့ စနေ|တနင်္ဂနွေနေ့ တနင်္ဂနွေ",
    "bo": "གཟའ་ཟླ་བ་ གཟའ་ཟླ་བ|གཟའ་མིག་དམར་ གཟའ་མིག་དམར|གཟའ་ལྷག་པ་ གཟའ་ལྷག་པ|གཟའ་ཕུར་བུ་ གཟའ་ཕུར་བུ|གཟའ་པ་སངས་ གཟའ་པ་སངས|གཟའ་སྤེན་པ་ གཟའ་སྤེན་པ|གཟའ་ཉི་མ་ གཟའ་ཉི་མ",
    "zh": "星期一 周一 週一 礼拜一|星期二 周二 週二 礼拜二|星期三 周三 週三 礼拜三|星期四 周四 週四 礼拜四|星期五 周五 週五 礼拜五|星期六 周六 週六 礼拜六|星期日 星期天 周日 週日 礼拜天",
    "ja": "月曜日 月曜|火曜日 火曜|水曜日 水曜|木曜日 木曜|金曜日 金曜|土曜日 土曜|日曜日 日曜",
    "ko": "월요일|화요일|수요일|목요일|금요일|토요일|일요일",
    "id": "senin sen|selasa sel|rabu rab|kamis kam|jumat jum'at jum|sabtu sab|minggu ahad min",
    "ms": "isnin isn|selasa sel|rabu rab|khamis kha|jumaat jum|sabtu sab|ahad ahd",
    "jv": "senen|slasa|rebo|kemis|jemuwah|setu|ngahad",
    "su": "senén|salasa|rebo|kemis|jumaah|saptu|minggu",
    "vi": "thứ_hai thứ_2 t2|thứ_ba thứ_3 t3|thứ_tư thứ_4 t4|thứ_năm thứ_5 t5|thứ_sáu thứ_6 t6|thứ_bảy thứ_7 t7|chủ_nhật cn",
    "fil": "lunes|martes|miyerkules miyerkoles|huwebes|biyernes|sabado|linggo",
    "de": "montag mo|dienstag di|mittwoch mi|donnerstag do|freitag fr|samstag sonnabend sa|sonntag so",
    "nl": "maandag ma|dinsdag di|woensdag wo|donderdag do|vrijdag vr|zaterdag za|zondag zo",
    "fr": "lundi lun|mardi mar|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim",
    "es": "lunes lun|martes mar|miércoles mié|jueves jue|viernes vie|sábado sáb|domingo dom",
    "pt": "segunda-feira segunda seg|terça-feira terça ter|quarta-feira quarta qua|quinta-feira quinta qui|sexta-feira sexta sex|sábado sáb|domingo dom",
    "it": "lunedì lun|martedì mar|mercoledì mer|giovedì gio|venerdì ven|sabato sab|domenica dom",
    "ca": "dilluns dl|dimarts dt|dimecres dc|dijous dj|divendres dv|dissabte ds|diumenge dg",
    "gl": "luns|martes|mércores|xoves|venres|sábado|domingo",
    "eu": "astelehena|asteartea|asteazkena|osteguna|ostirala|larunbata|igandea",
    "ro": "luni lun|marți mar|miercuri mie|joi|vineri vin|sâmbătă sâm|duminică dum",
    "sv": "måndag måndagen mån|tisdag tisdagen tis|onsdag onsdagen ons|torsdag torsdagen tors|fredag fredagen fre|lördag lördagen lör|söndag söndagen sön",
    "da": "mandag man|tirsdag tir|onsdag ons|torsdag tor tors|fredag fre|lørdag lør|søndag søn",
    "nb": "mandag man|tirsdag tir tirs|onsdag ons|torsdag tor tors|fredag fre|lørdag lør|søndag søn",
    "is": "mánudagur mánudaginn|þriðjudagur þriðjudaginn|miðvikudagur miðvikudaginn|fimmtudagur fimmtudaginn|föstudagur föstudaginn|laugardagur laugardaginn|sunnudagur sunnudaginn",
    "fi": "maanantai maanantaina ma|tiistai tiistaina ti|keskiviikko keskiviikkona ke|torstai torstaina to|perjantai perjantaina pe|lauantai lauantaina la|sunnuntai sunnuntaina su",
    "et": "esmaspäev|teisipäev|kolmapäev|neljapäev|reede|laupäev|pühapäev",
    "lv": "pirmdiena pirmdien|otrdiena otrdien|trešdiena trešdien|ceturtdiena ceturtdien|piektdiena piektdien|sestdiena sestdien|svētdiena svētdien",
    "lt": "pirmadienis pirmadienį|antradienis antradienį|trečiadienis trečiadienį|ketvirtadienis ketvirtadienį|penktadienis penktadienį|šeštadienis šeštadienį|sekmadienis sekmadienį",
    "pl": "poniedziałek pon|wtorek wt|środa śr|czwartek czw|piątek pt|sobota sob|niedziela ndz niedz",
    "cs": "pondělí po|úterý út|středa st|čtvrtek čt|pátek pá|sobota so|neděle ne",
    "sk": "pondelok|utorok|streda|štvrtok|piatok|sobota|nedeľa",
    "sl": "ponedeljek pon|torek tor|sreda sre|četrtek čet|petek pet|sobota sob|nedelja ned",
    "hr": "ponedjeljak pon|utorak uto|srijeda sri|četvrtak čet|petak pet|subota sub|nedjelja ned",
    "sr-Latn": "ponedeljak|utorak|sreda|četvrtak|petak|subota|nedelja",
    "sr": "понедељак|уторак|среда|четвртак|петак|субота|недеља",
    "mk": "понеделник|вторник|среда|четврток|петок|сабота|недела",
    "bg": "понеделник пн|вторник вт|сряда ср|четвъртък чт|петък пт|събота сб|неделя нд",
    "ru": "понедельник пн|вторник вт|среда ср|четверг чт|пятница пт|суббота сб|воскресенье вс",
    "uk": "понеділок пн|вівторок вт|середа ср|четвер чт|п’ятниця пʼятниця п'ятниця пт|субота сб|неділя нд",
    "be": "панядзелак|аўторак|серада|чацвер|пятніца|субота|нядзеля",
    "el": "δευτέρα δευ|τρίτη τρι|τετάρτη τετ|πέμπτη πεμ|παρασκευή παρ|σάββατο σαβ|κυριακή κυρ",
    "tr": "pazartesi pzt|salı sal|çarşamba çar|perşembe per|cuma cum|cumartesi cmt|pazar paz",
    "az": "bazar_ertəsi|çərşənbə_axşamı|çərşənbə|cümə_axşamı|cümə|şənbə|bazar",
    "uz": "dushanba|seshanba|chorshanba|payshanba|juma|shanba|yakshanba",
    "kk": "дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі",
    "ky": "дүйшөмбү|шейшемби|шаршемби|бейшемби|жума|ишемби|жекшемби",
    "tg": "душанбе|сешанбе|чоршанбе|панҷшанбе|ҷумъа|шанбе|якшанбе",
    "tk": "duşenbe|sişenbe|çarşenbe|penşenbe|anna|şenbe|ýekşenbe",
    "mn": "даваа даваа_гараг|мягмар мягмар_гараг|лхагва лхагва_гараг|пүрэв пүрэв_гараг|баасан баасан_гараг|бямба бямба_гараг|ням ням_гараг",
    "hu": "hétfő hétfőn|kedd kedden|szerda szerdán|csütörtök csütörtökön|péntek pénteken|szombat szombaton|vasárnap",
    "ka": "ორშაბათი ორშ|სამშაბათი სამ|ოთხშაბათი ოთხ|ხუთშაბათი ხუთ|პარასკევი პარ|შაბათი შაბ|კვირა კვი",
    "hy": "երկուշաբթի|երեքշաբթի|չորեքշաբթի|հինգշաբթի|ուրբաթ|շաբաթ|կիրակի",
    "sq": "e_hënë|e_martë|e_mërkurë|e_enjte|e_premte|e_shtunë|e_diel",
    "am": "صباحا صباحًا a._m. a._m ሰኞ|ማክሰኞ|ረቡዕ ሮብ|ሐሙስ ሀሙስ|ዓርብ አርብ|ቅዳሜ|እሑድ እሁድ",
    "sw": "jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi|jumapili",
    "ha": "litinin|talata|laraba|alhamis|jumma'a jumma|asabar|lahadi",
    "sm": "aso_gafua|aso_lua|aso_lulu|aso_tofi|aso_faraile|aso_toonai aso_to'onai|aso_sa",
    "so": "isniin|talaado|arbaco|khamiis|jimce|sabti|axad",
    "af": "maandag|dinsdag|woensdag|donderdag|vrydag|saterdag|sondag",
    "ga": "dé_luain|dé_máirt|dé_céadaoin|déardaoin|dé_haoine|dé_sathairn|dé_domhnaigh",
    "br": "lun|meurzh|merc'her|yaou|gwener|sadorn|sul",
    "gd": "diluain|dimàirt|diciadain|diardaoin|dihaoine|disathairne|didòmhnaich",
    "cy": "dydd_llun|dydd_mawrth|dydd_mercher|dydd_iau|dydd_gwener|dydd_sadwrn|dydd_sul",
    "ru-x": "пнд|втр|среду срд|чтв|пятницу птн|субботу сбт|воскресение вск",
    "uk-x": "пон понед|вів вівтор|середу серед|чет|п'ятницю|суботу субот|неділю неділ",
    "cs-x": "|úte|středu středy stř|čtv|pát pátku|sobotu soboty|neděli",
    "sk-x": "||stredu|||sobotu|nedeľu",
    "pl-x": "pn|wto|środę śro|cz|pią|sobotę sb|niedzielę nd",
    "hr-x": "||srijedu|||subotu|nedjelju",
    "bg-x": "пон|вто|сря|чет|пет|съб|нед",
    "sr-x": "|уто|сре|||суботу суб|недељу",
    "lv-x": "pirmd|otrd|trešd|ceturtd|piektd|sestd|svētd",
    "lt-x": "pr|an|tr|kt|pn|št|sk",
    "fil-x": "|mar|miy|huw|biy||lin",
    "fo": "mánadagur|týsdagur|mikudagur|hósdagur|fríggjadagur|leygardagur|sunnudagur",
    "rm": "glindesdi|mardi|mesemna|gievgia|venderdi|sonda|dumengia",
    "se": "vuossárga|maŋŋebárga disdat|gaskavahkku|duorasdat duorastat|bearjadat|lávvardat|sotnabeaivi",
    "tt": "дүшәмбе|сишәмбе|чәршәмбе|пәнҗешәмбе|җомга|шимбә|якшәмбе",
    "lb": "méindeg|dënschdeg|mëttwoch|donneschdeg|freideg|samschdeg|sonndeg",
    "mt": "it-tnejn|it-tlieta|l-erbgħa|il-ħamis|il-ġimgħa|is-sibt|il-ħadd",
    "sq-x": "hën|mar|mër|enj|pre|sht|die",
    "ug": "دۈشەنبە|سەيشەنبە|چارشەنبە|پەيشەنبە|جۈمە|شەنبە|يەكشەنبە",
    "or-x": "ସୋମ|ମଙ୍ଗଳ|ବୁଧ|ଗୁରୁ|ଶୁକ୍ର|ଶନି|ରବି",
    "ps-x": "دونۍ|درېنۍ|څلرنۍ|پينځنۍ|||يونۍ",
    "th-x": "|||พฤหัส|||",
    "as-x": "|||বৃহ বৃহষ্পতি বৃহষ্পতিবাৰ|শুক্ৰ||দেও ৰবি",
    "be-x": "|аўт||чцв|пят|суб|няд",
    "bn-x": "|||বৃহষ্পতিবার|||",
    "he-x": "שני|שלישי|רביעי|חמישי|שישי||ראשון",
    "hy-x": "երկ|երք|չրք|հնգ|ուր|շբթ|կիր",
    "ky-x": "дүй|шейш|шарш|бейш||ишм|жек",
    "mk-x": "||сре|||саб|",
    "mr-x": "|मंगळ|||||",
    "ne-x": "|मङ्गल||बिहि|||आइत",
    "pa-x": "|||||ਸ਼ਨਿੱਚਰ|",
    "si-x": "|අඟහ||බ්‍රහස්|සිකු|සෙන|",
    "sv-x": "månd|tisd|onsd|torsd|fred|lörd|sönd",
    "ta-x": "திங்|செவ்|புத|வியா|வெள்||ஞாயி",
    "tr-x": "||çrs|prs|||",
    "mn-x": "да|мя|лха|пү|ба|бя|ня",
}  # fmt: skip
"""Language to its seven weekdays, Monday first."""

HALVES_OF: Final = {
    "sq": {"am": "p.d. p.d", "pm": "m.d. m.d"},
    "so": {"am": "gh", "pm": "gd"},
    "om": {"am": "wd", "pm": "wb"},
}
"""Halves of the day that are initials in other languages."""
HALVES: Final = {
    "am": "পূৰ্বাহ্ন پ.ن پ.ن. 上晝 ቅ.ቀ. ቅ.ቀ a._m. a._m am a.m. a.m पूर्वाह्न पूर्वान्ह एएम म.पू. এএম পূর্বাহ্ণ পূর্বাহ্ন ص ص. ق.ظ ق.م πμ π.μ. 오전 上午 午前 முற்பகல் පෙ.ව. පෙ.ව ก่อนเที่ยง ກ່ອນທ່ຽງ sa pg öö ö.ö. पू. ಪೂರ್ವಾಹ್ನ पूर्व_मध्याह्न ਪੂ.ਦੁ. दुपारपूर्व de. de. paradite e_paradites g.m. n.u. နံနက်ပိုင်း མཉན་པ dop. преди_обяд ante_meridiem قبل_الظهر قبل_از_ظهر غ.م. ഏഎം எஏஎம் ቅድመ_ቀትር ap.",
    "pm": "অপৰাহ্ন د.ن د.ن. 下晝 ድ.ቀ. ድ.ቀ مساء مساءا مساءً p._m. p._m pm p.m. p.m अपराह्न अपरान्ह पीएम म.उ. পিএম অপরাহ্ণ অপরাহ্ন م م. ب.ظ μμ μ.μ. 오후 下午 午後 பிற்பகல் ප.ව. ප.ව หลังเที่ยง ຫຼັງທ່ຽງ ch ptg ös ö.s. ಅಪರಾಹ್ನ ਬਾ.ਦੁ. du. pasdite e_pasdites i.m. n.h. odp. следобед بعد_الظهر بعدازظهر بعد_از_ظهر غ.و. പിഎം ከሰዓት ip. عصر",
    "dawn": "ভোর ভোরে तड़के 凌晨 清晨 subuh dini_hari ",
    "morning": "ጥዋት ጠዋት भोरे morning सुबह सवेरे सकाळी सकाळ बिहान সকাল সকালে صبح صباح پہ_صبح સવારે ਸਵੇਰੇ காலை ఉదయం ಬೆಳಿಗ್ಗೆ ಬೆಳಗ್ಗೆ രാവിലെ උදේ นาฬิกาเช้า เช้า ព្រឹក နံနက် မနက် 早上 早晨 아침 朝 pagi sáng umaga ng_umaga သဘက် ކެނޑި سهار བཞོགས་པ ৰাতিপুৱা পুৱা ସକାଳ",
    "noon": "दोपहर दिउँसो दुपारी দুপুর দুপুরে دوپہر ظهرا ظهرًا ظهر બપોરે ਦੁਪਹਿਰ மதியம் நண்பகல் మధ్యాహ్నం ಮಧ್ಯಾಹ್ನ ഉച്ചയ്ക്ക് ഉച്ച කේ 中午 正午 siang trưa tanghali tengah_hari tgh เที่ยง ထိုင် နေ့လယ် thaw দুপৰীয়া غرمه",
    "afternoon": "afternoon বিকাল বিকেল বিকালে বিকেলে সহ_পহৰ سہ_پہر மாலைப்பொழுது 午后 sore petang chiều hapon ng_hapon บ่าย រសៀល ညနေပိုင်း မွန်းလွဲ عصرا عصرًا আবেলি ଅପରାହ୍ନ ماسپښین",
    "evening": "सांझ evening शाम सायं सायंकाळी संध्याकाळी साँझ बेलुका সন্ধ্যা সন্ধ্যায় সন্ধ্যে شام સાંજે ਸ਼ਾਮ மாலை సాయంత్రం ಸಂಜೆ വൈകിട്ട് വൈകുന്നേരം සවස 晚上 晚间 傍晚 저녁 夕方 tối เย็น ค่ำ ល្ងាច ညနေ gabi ng_gabi গধূলি ସନ୍ଧ୍ୟା ماښام",
    "night": "night रात रात्रि रात्री राति রাত রাতে রাত্রি رات ليلا ليلًا شب રાત્રે ਰਾਤ இரவு రాత్రి ರಾತ್ರಿ രാത്രി රාත්‍රී 深夜 夜 밤 夜间 malam mlm đêm ดึก យប់ ည ৰাতি ରାତି شپه madaling-araw",
}  # fmt: skip
"""Part of the day to its words: they say which half of the day a time on a clock of twelve hours is in."""

UNITS_OF_FEW_SITES: Final = "jv ha mt lb rm ku so ga fo fy eo gd br zu ig yo om rw mg tk".split()
"""Languages whose units of time are names of people elsewhere: "Dina", "Awa", "Sena"."""
UNITS: Final = {
    "en": "seconds second secs sec|minutes minute mins min|hours hour hrs hr|days day|weeks week wks wk|months month|years year",
    "short": "s|m|h|d|w|mo|y",
    "hi": "सेकंड सेकेंड|मिनट|घंटे घंटा घण्टे घण्टा|दिन|सप्ताह हफ्ते हफ्ता|महीने महीना माह|साल वर्ष",
    "mr": "सेकंद सेकंदांपूर्वी|मिनिटे मिनिट मिनिटांपूर्वी मिनिटां|तास तासांपूर्वी तासां तासापूर्वी|दिवस दिवसांपूर्वी दिवसां दिवसापूर्वी|आठवडे आठवड्यांपूर्वी आठवडा|महिने महिन्यांपूर्वी महिना|वर्षे वर्षांपूर्वी",
    "ne": "सेकेण्ड सेकेन्ड सेकेन्डअघि|मिनेट मिनेटअघि|घण्टा घन्टा घण्टाअघि|दिन दिनअघि|हप्ता साता|महिना|वर्ष",
    "bn": "সেকেন্ড|মিনিট|ঘণ্টা ঘন্টা|দিন|সপ্তাহ|মাস|বছর",
    "as": "ছেকেণ্ড|মিনিট মিনিট|ঘণ্টা|দিন|সপ্তাহ|মাহ|বছৰ",
    "ur": "سیکنڈ|منٹ|گھنٹے گھنٹہ گھنٹوں|دن دنوں|ہفتے ہفتہ|ماہ مہینے|سال",
    "sd": "سيڪنڊ|منٽ|ڪلاڪ|ڏينهن|هفتا|مهينا|سال",
    "fa": "ثانیه|دقیقه|ساعت|روز|هفته|ماه|سال",
    "ps": "ثانیې|دقیقې دقیقه|ساعته ساعتونه ساعت|ورځې ورځ|اونۍ|میاشتې|کاله",
    "ar": "ثانية ثواني ثوان|دقيقة دقائق دقيقه|ساعة ساعات ساعه|يوم أيام يوما يومًا|أسبوع أسابيع|شهر أشهر شهور|سنة سنوات عام",
    "ckb": "چرکە|خولەک|کاتژمێر سەعات|ڕۆژ|هەفتە|مانگ|ساڵ",
    "he": "שניות|דקות דקה|שעות שעה|ימים יום|שבועות שבוע|חודשים חודש|שנים שנה",
    "gu": "સેકન્ડ|મિનિટ|કલાક|દિવસ|અઠવાડિયા|મહિના|વર્ષ",
    "pa": "ਸਕਿੰਟ|ਮਿੰਟ|ਘੰਟੇ ਘੰਟਾ|ਦਿਨ|ਹਫ਼ਤੇ ਹਫ਼ਤਾ|ਮਹੀਨੇ|ਸਾਲ",
    "ta": "வினாடிகள் விநாடிகளுக்கு|நிமிடங்கள் நிமிடம் நிமிடங்களுக்கு நிமிடத்திற்கு|மணிநேரம் மணி_நேரம் மணிநேரத்திற்கு மணி_நேரத்திற்கு மணிநேரங்களுக்கு மணி_நேரங்களுக்கு|நாட்கள் நாள் நாட்களுக்கு நாளுக்கு|வாரங்கள் வாரம் வாரங்களுக்கு வாரத்திற்கு|மாதங்கள் மாதம் மாதங்களுக்கு|ஆண்டுகள் ஆண்டுகளுக்கு",
    "te": "సెకన్ల|నిమిషాల నిమిషం నిమిషాలు|గంటల గంట గంటలు|రోజుల రోజు రోజులు|వారాల వారం|నెలల నెల|సంవత్సరాల",
    "kn": "ಸೆಕೆಂಡುಗಳ|ನಿಮಿಷಗಳ ನಿಮಿಷ ನಿಮಿಷದ|ಗಂಟೆಗಳ ಗಂಟೆ ಗಂಟೆಯ|ದಿನಗಳ ದಿನ ದಿನದ|ವಾರಗಳ ವಾರ|ತಿಂಗಳ ತಿಂಗಳು|ವರ್ಷಗಳ ವರ್ಷ",
    "ml": "സെക്കൻഡ്|മിനിറ്റ് മിനുട്ട്|മണിക്കൂർ|ദിവസം|ആഴ്ച|മാസം|വർഷം",
    "or": "ସେକେଣ୍ଡ|ମିନିଟ୍ ମିନିଟ|ଘଣ୍ଟା|ଦିନ|ସପ୍ତାହ|ମାସ|ବର୍ଷ",
    "si": "තත්පර|මිනිත්තු විනාඩි|පැය|දින|සති|මාස|වසර",
    "th": "วินาที|นาที|ชั่วโมง ชม.|วัน วันที่แล้ว วันที่ผ่านมา|สัปดาห์|เดือน|ปี",
    "lo": "ວິນາທີ|ນາທີ|ຊົ່ວໂມງ|ວັນ ມື້|ອາທິດ|ເດືອນ|ປີ",
    "km": "វិនាទី|នាទី|ម៉ោង|ថ្ងៃ|សប្ដាហ៍ សប្តាហ៍|ខែ|ឆ្នាំ",
    "my": "စက္ကန့်|မိနစ်|နာရီ|ရက်|ပတ်|လ|နှစ်",
    "zh": "秒 秒钟|分钟 分鐘|小时 小時 个小时 個小時|天 日|周 星期 週|个月 個月|年",
    "ja": "秒|分|時間|日|週間|か月 ヶ月|年",
    "ko": "초|분|시간|일|주|개월 달|년",
    "id": "detik|menit|jam|hari|minggu pekan|bulan|tahun",
    "ms": "saat|minit|jam|hari|minggu|bulan|tahun",
    "vi": "giây|phút|giờ tiếng|ngày|tuần|tháng|năm",
    "fil": "segundo|minuto ng_minuto minutong|oras na_oras oras_na|araw na_araw araw_na|linggo|buwan|taon",
    "de": "sekunden sekunde|minuten minute min|stunden stunde std|tagen tag tage|wochen woche|monaten monat|jahren jahr",
    "af": "sekondes|minute minuut|uur ure|dae dag|weke week|maande maand|jaar",
    "eu": "segundo|minutu|ordu|egun|aste|hilabete|urte",
    "gl": "segundos|minutos minuto|horas hora|días día|semanas semana|meses mes|anos ano",
    "mk": "секунди|минути минута|часа час|дена ден|недели недела|месеци|години",
    "cy": "eiliad|munud|awr|diwrnod|wythnos|mis|blynedd",
    "nl": "seconden seconde|minuten minuut|uur uren|dagen dag|weken week|maanden maand|jaar",
    "fr": "secondes seconde|minutes minute|heures heure|jours jour|semaines semaine|mois|ans an",
    "es": "segundos segundo|minutos minuto|horas hora|días día|semanas semana|meses mes|años año",
    "pt": "segundos segundo|minutos minuto|horas hora|dias dia|semanas semana|meses mês|anos ano",
    "it": "secondi secondo|minuti minuto|ore ora|giorni giorno|settimane settimana|mesi mese|anni anno",
    "ca": "segons|minuts minut|hores hora|dies dia|setmanes setmana|mesos mes|anys any",
    "ro": "secunde|minute minut|ore oră|zile zi|săptămâni săptămână|luni lună|ani an",
    "sv": "sekunder|minuter minut|timmar timme|dagar dag|veckor vecka|månader månad|år",
    "da": "sekunder|minutter minut|timer time|dage dag|uger uge|måneder måned|år",
    "nb": "sekunder|minutter minutt|timer time|dager dag døgn|uker uke|måneder måned|år",
    "is": "sekúndum|mínútum mínútu mín. mín|klukkustundum klukkustund tímum klst. klst|dögum degi|vikum viku|mánuðum|árum",
    "fi": "sekuntia sekunti|minuuttia minuutti min|tuntia tunti t|päivää päivä pv|viikkoa viikko|kuukautta kuukausi|vuotta vuosi",
    "et": "sekundit sekundi|minutit minut minuti|tundi tund tunni|päeva päev päeva|nädalat nädal nädala|kuud kuu|aastat aasta",
    "lv": "sekundēm|minūtēm minūtes|stundām stundas|dienām dienas|nedēļām nedēļas|mēnešiem|gadiem",
    "lt": "sekundes|minutes minutę minučių min.|valandas valandą valandų val. val|dienas dieną dienų|savaites savaitę|mėnesius|metus",
    "pl": "sekund sekundy|minut minuty minutę|godzin godziny godzinę godz|dni dzień|tygodni tygodnie tydzień|miesięcy miesiące|lat",
    "cs": "sekundami|minutami minutou min|hodinami hodinou hod|dny dnem|týdny týdnem|měsíci|lety",
    "sk": "sekundami|minútami minútou|hodinami hodinou|dňami dňom|týždňami týždňom|mesiacmi|rokmi",
    "sl": "sekundami sekundama|minutami minutama minuto|urami urama uro|dnevi dnevoma dnevom|tedni tednoma tednom|meseci|leti",
    "hr": "sekundi|minuta minute minutu|sati sata sat|dana dan|tjedna tjedan sedmice tjedna nedelje nedelju nedelja|mjeseci mjeseca|godina godine",
    "sr": "секунди|минута минуте|сати сата сат|дана дан|недеље недељу|месеци|година",
    "bg": "секунди|минути минута|часа час|дни ден|седмици седмица|месеца|години",
    "ru": "секунд секунды|минут минуты минуту мин|часов часа час ч|дней дня день|недель недели неделю|месяцев месяца месяц|лет года год",
    "uk": "секунд|хвилин хвилини хвилину хв|годин години годину год|днів дні день|тижнів тижні тиждень|місяців місяці|років",
    "be": "секунд|хвілін хвіліны|гадзін гадзіны гадзіну|дзён дні дзень|тыдняў тыдні тыдзень|месяцаў|гадоў",
    "el": "δευτερόλεπτα|λεπτά λεπτό|ώρες ώρα|ημέρες ημέρα μέρες|εβδομάδες εβδομάδα|μήνες μήνα|χρόνια",
    "tr": "saniye sn|dakika dk|saat sa|gün|hafta|ay|yıl",
    "az": "saniyə|dəqiqə|saat|gün|həftə|ay|il",
    "uz": "soniya|daqiqa|soat|kun|hafta|oy|yil",
    "kk": "секунд|минут|сағат|күн|апта|ай|жыл",
    "ky": "секунд|мүнөт|саат|күн|апта|ай|жыл",
    "mn": "секундын|минутын минут|цагийн цаг|өдрийн өдөр хоногийн|долоо_хоногийн|сарын|жилийн",
    "hu": "másodperce|perce perccel|órája órával óra|napja nappal|hete héttel|hónapja|éve",
    "ka": "წამის|წუთის|საათის|დღის|კვირის|თვის|წლის",
    "hy": "վայրկյան|րոպե|ժամ|օր|շաբաթ|ամիս|տարի",
    "sq": "sekonda sekondash|minuta minutë minutash|orë orësh|ditë ditësh|javë javësh|muaj muajsh|vite vitesh",
    "sw": "sekunde|dakika|saa|siku|wiki|miezi|miaka",
    "am": "a._m. a._m ሰከንድ|ደቂቃ ደቂቃዎች|ሰዓት ሰዓታት ሰዓቶች|ቀን ቀናት|ሳምንት ሳምንታት|ወር|ዓመት",
    "ga": "soicind|nóiméad|uair uair_an_chloig huaire|lá|sheachtain seachtaine seachtain|mhí mí|bliain bliana",
    "ha": "|mintuna minti|awa awanni|kwana kwanaki|mako makonni|wata watanni|shekara",
    "jv": "|menit|jam|dina|minggu|sasi|taun",
    "ku": "|deqîqeyan deqîqe deqîqeyê xulek xulekan|saetê saetan saet|rojê rojan roj|hefteyan hefteyê hefte|mehan mehê meh|salan salê sal",
    "mt": "|minuti minuta|siegħa sigħat|ġurnata ġranet jiem|ġimgħa ġimgħat|xahar xhur|sena snin",
    "nn": "|minutt|time timar|døgn dag dagar|veke veker|månad månader|",
    "so": "|daqiiqo daqiiqadood daqiiqad|saacad saacadood|maalin maalmood|toddobaad toddobaadka|bil bilood|sannad",
    "tg": "|дақиқа|соат|рӯз|ҳафта|моҳ|сол",
    "ti": "|ደቒቕ ደቓይቕ|ሰዓት ሰዓታት|መዓልቲ መዓልትታት|ሰሙን ሰሙናት|ወርሒ|",
    "tk": "|minut|sagat|gün|hepde|aý|ýyl",
    "tt": "|минут|сәгать|көн|атна|ай|ел",
    "ba": "|минут|сәғәт|көн|аҙна||",
    "ug": "|مىنۇت|سائەت|كۈن|ھەپتە|ئاي|يىل",
    "zu": "|amaminithi|amahora emahoreni|ezinsukwini izinsuku|amaviki||",
    "ig": "|nkeji|awa|ụbọchị|izu|ọnwa|",
    "yo": "|ìṣẹ́jú|wákàtí|ọjọ́|ọ̀sẹ̀||",
    "om": "|daqiiqaawwan daqiiqaa|sa'aatii sa'aatiiwwan|guyyaa guyyoota|torban torbanoota||",
    "rw": "|iminota|amasaha isaha|iminsi umunsi|ibyumweru icyumweru||",
    "mg": "|minitra|ora adiny|andro|herinandro||",
    "lb": "sekonnen|minutten minutt|stonnen stonn|deeg dag|wochen woch|méint mount|",
    "fo": "|minuttum minutti minuttir minuttur|tímum tíma tími tímar|døgum degi dagur dagar|vikum viku vika vikur||",
    "br": "|munut|eur|deiz|sizhun||",
    "gd": "|mionaid mionaidean|uair uairean uair_a_thìde uairean_a_thìde|latha làithean|seachdain seachdain sheachdain||",
    "eo": "|minutoj minuto|horoj horo|tagoj tago|semajnoj semajno||",
    "fy": "|minuten minút|oere oeren|dei deien|wiken wike||",
    "rm": "|minutas minuta|uras ura|dis di|emnas emna||",
}  # fmt: skip
"""Language to seconds, minutes, hours, days, weeks, months and years."""

AGO: Final = (
    "antaŭ lyn วันที่ผ่านมา পূৰ্বে আগতে eest da_suka_gabata da_ta_gabata da_ya_gabata da_suka_wuce kepungkur kapungkur ilu ပြီးခဲ့သည့် sidan પહેલા پهرين اڳي kahor ka_hor ka_hore пеш пештар ที่ผ่านมา ቅድሚ öň mundan_öň элек ئىلگىرى بۇرۇن edlule ezedlule edlulile gara_aga darban darbe dura ishize ishije lasa izay viru viður zo air_ais अघि sì_sẹ́yìn sẹ́yìn "
    "sekondash minutash orësh ditësh javësh gelede duela hai yn_ôl ó_shin пред prieš πριν_από εδώ_και لەمەوپێش ပြီးခဲ့သော आधी pre órája perce napja hete तासांपूर्वी तासापूर्वी मिनिटांपूर्वी दिवसांपूर्वी दिवसापूर्वी आठवड्यांपूर्वी วันที่แล้ว လွန်ခဲ့သော လွန်ခဲ့တဲ့ ago back earlier पहले पूर्व पूर्वी अगाडि अघि আগে পূর্বে আগত पहिले قبل پہلے پیش مخکې منذ قبل_از_این اڳ પહેલાં પહેલા ਪਹਿਲਾਂ முன் முன்பு முன்னர் క్రితం "
    "ಹಿಂದೆ മുമ്പ് മുൻപ് ପୂର୍ବରୁ ପୂର୍ବେ පෙර ට_පෙර කට_පෙර ที่แล้ว ที่ผ่านมา ก่อน ก่อนหน้า ที่ผ่านมาแล้ว ກ່ອນ ກ່ອນນີ້ ຜ່ານມາ មុន មុននេះ កន្លងមក အကြာက အကြာ က_အကြာ အလွန်က 前 以前 之前 전 lalu yang_lalu lepas yang_lepas trước cách_đây "
    "nakalipas ang_nakalipas nakaraan ang_nakararaan nakararaan vor geleden il_y_a hace há atrás fa acum in_urmă în_urmă sedan för_sedan for_siden siden síðan fyrir sitten tagasi pirms prieš temu před pred prije пре преди тому тому_назад назад таму назад πριν önce evvel "
    "əvvəl oldin avval бұрын мурун өмнө ezelőtt წინ առաջ parë më_parë iliyopita zilizopita በፊት ከ لەمەوبەر پێش לפני berî beriya нийн_өмнө"
)  # fmt: skip

DAY_WORDS: Final = {
    0: "today आज आजको আজ আজকে আজি آج امروز نن اليوم ئەمڕۆ اڄ આજે ਅੱਜ இன்று ఈరోజు ఈ_రోజు నేడు ಇಂದು ഇന്ന് ଆଜି අද วันนี้ ມື້ນີ້ ថ្ងៃនេះ ယနေ့ ဒီနေ့ 今天 今日 今日は 오늘 hari_ini hôm_nay ngayon ngayong_araw heute vandaag aujourd'hui aujourd’hui hoy hoje oggi avui astăzi azi idag i_dag í_dag tänään täna šodien šiandien dziś dzisiaj dnes danes danas данас днес сегодня сьогодні сёння σήμερα bugün bu_gün bugun бүгін бүгүн өнөөдөр ma დღეს այսօր sot leo ዛሬ היום yau maanta îro gaur",
    -1: "yesterday गत_दिन बीता_कल काल हिजो গতকাল গতকল্য কালি گزشتہ_روز گذشتہ_روز دیروز پرون أمس دوێنێ ڪالهه ગઈકાલે ગઇકાલે ਬੀਤੇ_ਕੱਲ੍ਹ நேற்று నిన్న ನಿನ್ನೆ ഇന്നലെ ଗତକାଲି ඊයේ เมื่อวาน เมื่อวานนี้ ມື້ວານ ມື້ວານນີ້ ម្សិលមិញ មនុ မနေ့က 昨天 昨日 어제 kemarin semalam kelmarin hôm_qua kahapon gestern gisteren hier ayer ontem ieri ahir igår i_går í_gær eilen eile vakar wczoraj včera včeraj jučer juče јуче вчера вчора учора χθες χτες dün dünən kecha кеше кечээ өчигдөр tegnap გუშინ երեկ dje jana ትናንት ትላንት אתמול jiya shalay duh atzo کل कल",
    -2: "परसों پرسوں পরশু গতপরশু परवा أول_أمس پریروز นับวานซืน เมื่อวานซืน 前天 前日 一昨日 그저께 그제 hôm_kia vorgestern eergisteren avant-hier anteayer anteontem förrgår i_förrgår forgårs i_forgårs toissapäivänä üleeile przedwczoraj předevčírem prekjučer позавчера позавчора προχθές evvelsi_gün tegnapelőtt שלשום day_before_yesterday",
}  # fmt: skip
"""Days from the fetch to its words. Words for both yesterday and tomorrow (कल, کل) mean the day before: nobody
publishes tomorrow."""

JUST_NOW: Final = "just_now moments_ago a_moment_ago अभी_अभी अभी-अभी এইমাত্র এই_মাত্র ابھی_ابھی همین_الان لحظاتی_پیش الآن_قبل_قليل قبل_قليل baru_saja vừa_xong vừa_mới 刚刚 剛剛 たった今 방금 방금_전 เมื่อสักครู่ เมื่อครู่ gerade_eben à_l'instant à_l’instant justo_ahora agora_mesmo proprio_ora zojuist just_nu nyss akkurat_nå lige_nu juuri_äsken только_что щойно przed_chwilą právě_teď az_imént şimdi az_önce demin"  # fmt: skip

A_FEW: Final = "few several some a_few कुछ केही কয়েক কিছু چند کچھ بضع عدة சில beberapa vài ilang เมื่อไม่กี่ ไม่กี่ 几 幾 数 einige einigen ein_paar wenigen enkele quelques unos unas varias varios pocas pocos alguns algumas poucas poche alcune alcuni några noen nogle muutama muutamia kilka několika nekaj nekoliko несколько кілька няколко λίγες λίγα μερικές birkaç bir_neçə bir_necha бірнеше néhány രാണ്ടു"  # fmt: skip

ONE: Final = "واحد واحدة an a one एक एउटा একটি এক یک ایک ఒక ಒಂದು ഒരു એક ਇੱਕ ஒரு ଏକ එක หนึ่ง មួយ တစ် 一 한 satu một isang eine einer einem ein een un une una um uma o en ett et eitt yhden üks vienas vieną vienu jedną jeden jednou jednim jedan en один одну одна един една ένα μία μια bir egy ერთი մեկ një moja אחת አንድ"  # fmt: skip
"""Words for one before a unit: "an hour ago"."""

COUNTS: Final = {
    2: "two दो दुई দুই দুটি دو dos deux zwei dois due twee två kaksi dwie dvě два две 两 兩 dua hai இரண்டு രണ്ട് రెండు ಎರಡು",
    3: "three तीन তিন تین سه tres trois drei três tre drie kolme trzy tři три 三 tiga ba மூன்று മൂന്ന് మూడు ಮೂರು",
    4: "four चार চার چار چهار cuatro quatre vier quatro quattro neljä cztery čtyři четыре 四 empat bốn",
    5: "five पांच पाँच পাঁচ پانچ پنج cinco cinq fünf cinque vijf fem viisi pięć pět пять 五 lima năm",
}  # fmt: skip
"""Small counts in words: "two hours ago"."""

LONE_UNITS: Final = (
    "שבועיים:2weeks ġimagħtejn:2weeks sagħtejn:2hours jumejn:2days sejam:hours seminggu:weeks sehari:days semenit:minutes ساعة_واحدة:hours ساعتين:2hours دقيقتين:2minutes يومين:2days أسبوعين:2weeks ساعتان:2hours "
    "שעתיים:2hours יומיים:2days 半小时:30minutes 半小時:30minutes half_an_hour:30minutes nửa_giờ:30minutes আধঘণ্টা:30minutes आधा_घंटा:30minutes आधे_घंटे:30minutes полчаса:30minutes"
)  # fmt: skip
"""Words that are count and unit in one."""

SINGULARS: Final = "siegħa ġurnata ġimgħa ساعة دقيقة يوم أسبوع שעה דקה יום שבוע час минуту день неделю годину хвилину тиждень godzinę minutę tydzień hodinou minutou dnem hodinu"
"""Units that mean one of them where no count is told: "منذ ساعة"."""

NAMES_TOO: Final = {"leo": "sw", "jana": "sw", "jiya": "ha", "yau": "ha", "dje": "sq", "sot": "sq", "ma": "hu", "duh": "ku", "ayer": "es fil",
                    "domingo": "es pt gl fil", "hier": "fr"}  # fmt: skip
"""Words for days that are names of persons too, or words of other languages: trusted on sites of their language."""

MARKS: Final = {
    ("year", "after"): "йил 年 년 оны он жылы жылғы елның ел йылдың йыл يىلى جىلى жылдын ýylyň ýyl yil yili г г. года год р р. року рік գ. թ. թվականի թ წ. წელი წლის 년도 m. metų gada gads eko urteko ko-ren ခုနှစ် ခု ခုနှစ်၊ urtea સંવત il ci_il",
    ("month", "after"): "月 월 сарын сар ئاينىڭ",
    ("day", "after"): "日 일 كۈنى 號 号 өдөр өдрийн ရက် ရက်နေ့ ရက်နေ့တွင် d. गते गतेका तारीख तारिख ቀን वाँ वीं",
    ("year", "before"): "năm ឆ្នាំ ປີ ပြီ ལོ སྤྱི་ལོ ཕྱི་ལོ སྤྱི་ལོའི་ tahun taong año",
    ("month", "before"): "thg སྤྱི་ཟླ tháng ខែ ເດືອນ ཟླ ཟླ་ ཕྱི་ཟླ ဟေ",
    ("day", "before"): "ngày ថ្ងៃទី ទី ວັນທີ วันที่ ཚེས ཚེས་ tanggal tarikh",
}  # fmt: skip
"""Words that say whether a number is a year, a month or a day, and whether they follow or precede it."""

CLOCK_MARKS: Final = {
    ("hour", "24"): "h uhr giờ 시 时 時 点 點 ч час часов godz klo kl hod ura óra цаг ម៉ោង ໂມງ hs hrs heures sa_at",
    ("hour", "12"): "बजे बजकर वाजता वाजून টায় টা টার بجے بج_کر ಗಂಟೆಗೆ గంటలకు മണിക്ക് மணிக்கு மணி વાગ્યે ਵਜੇ ଟାରେ ပုနာရီ နာရီ o'clock",
    ("minute", ""): "ນາທີ 分 분 phút मिनट मिनेट মিনিট মিনিটে منٹ মিনিটত мин min মিনিটের मिनिटांनी နာရီမိနစ် មីនាទី นาที မိနစ် perc",
    ("second", ""): "ວິນາທີ วินาที វិនាទី 秒 초 giây सेकंड সেকেন্ড",
}  # fmt: skip
"""Words behind the hour and the minute of a time of day; those of a clock of twelve hours need a half of the day."""

ERAS: Final = {
    "gregorian": "ad ce a.d. c.e. ई. ई॰ ईस्वी ईसवी इ.स. इ.सं. सन् सन् सन इस्वी খ্রিস্টাব্দ খ্রিষ্টাব্দ খ্রিঃ খ্রি. ইং ইংরেজি ء عیسوی م م. ميلادي ميلادية للميلاد میلادی ค.ศ. គ.ស. 公元 西元 西暦 서기 क्रि.व. ई.सं. ኤ.አ ዓ.እ. زایینی н.э. μ.χ. ز zayînî miladi milâdî masehi",
    "buddhist": "พ.ศ. พศ พ.ศ พุทธศักราช",
    "buddhist-other": "ព.ស. ពុទ្ធសករាជ ພ.ສ. බු.ව. သာသနာနှစ်",
    "hijri": "هـ ه هجری هجري ھ ہجری للهجرة هجرية ه.ق ه.ق. هجری_قمری قمری হিজরি ah a.h. hijri হিঃ हिजरी",
    "jalali": "ه.ش ه.ش. هـ.ش هجری_شمسی هجري_شمسي هجری_خورشیدی خورشیدی شمسی هجري_لمريز لمریز ش sh کۆچیی_هەتاوی",
    "bikram": "बि.सं. वि.सं. बि.सं वि.सं विक्रम_संवत विक्रम_संवत् विक्रम_सम्वत् विक्रम_सम्वत संवत संवत् सम्वत् b.s. bs v.s. bikram_sambat vikram_samvat",
    "saka": "शक शके शक_संवत saka saka_era शक_सम्वत् राष्ट्रीय_शाके",
    "bengali": "বঙ্গাব্দ বাংলা বাং bangabda",
    "minguo": "民國 民国",
    "reiwa": "令和 reiwa", "heisei": "平成 heisei", "showa": "昭和 showa",
    "ethiopian": "ዓ.ም ዓ.ም. ዓም ዓ/ም e.c.",
}  # fmt: skip
"""Era to its words."""

NEPALI_HINTS: Final = "गते गतेका मंसिर मङ्सिर साउन भदौ असोज असार कात्तिक फागुन सोमबार मंगलबार मङ्गलबार बुधबार बिहीबार बिहिबार शुक्रबार शनिबार आइतबार बि.सं. बि.सं gate"
"""Words that Nepali alone uses: beside them Kartik is a month of the Bikram Sambat."""
LUNAR_HINTS: Final = "शुक्ल कृष्ण शुक्लपक्ष कृष्णपक्ष पक्ष सुदी सुदि बदी वदी बदि वदि शुद्ध वद्य तिथि प्रतिपदा द्वितीया तृतीया चतुर्थी पंचमी षष्ठी सप्तमी अष्टमी नवमी दशमी एकादशी द्वादशी त्रयोदशी चतुर्दशी पूर्णिमा अमावस्या shukla krishna sudi vadi"
"""Words of the lunisolar calendars, whose months have the same names."""

FILLERS: Final = (
    "dhen mh para дугаар дүгээр соли ta' د کال ตอน ช่วง stand about almost nearly approximately over less_than etwa ca ca. circa environ sobre khoảng sekitar kira-kira लगभग करीब প্রায় تقریبا حوالي 约 約 около примерно приблизно ประมาณ ng for මස ی by von par por oleh door द्वारा av af автор on at the of dated th st nd rd de del d' da do das a à às las a_las a_les le la el les l' den der des dem um uhr om op kl kl. klo klo. kello ore alle alle_ore ora orele ob o o_godz godz. godzina o_godzinie v ve_ve u в о об у во "
    "στις στισ ώρα h hs hs. hr hrs hrs. h. hod hod. uur er e º ª ° . e. -а -го го ое ая r n i-e án én i-án tól ja -ja kell dia día lúc vào vào_lúc hồi jam pukul pkl pkl. pada hari tanggal tgl nang noong ika ika- at_ika "
    "को बजे पर दिनांक दिनाङ्क दि. मिति समय टाइम लाई ला वा रोजी ই শে লা রা ঠা এ তে টায় টা তারিখ তারিখে সময় সময়ঃ সাল সন খ্রি ইং في الساعة بتاريخ تاریخ ساعت در مورخ بروز یوم بوقت وقت کو سن سنہ به_وقت ته نېټه الموافق الموافق_ل لـ ل عند يوم "
    "ம் ஆம் ஆண்டு தேதி அன்று மணி மணிக்கு நேரம் న తేదీ తేది గంటలకు ತಾರೀಖು ರಂದು ನೇ ಗಂಟೆಗೆ ന് തീയതി തിയതി മണിക്ക് તારીખ તા. ના_રોજ વાગ્યે ਤਰੀਕ ਨੂੰ ਵਜੇ ତାରିଖ ରେ දින වන වෙනි දා ප.ව.ට  "
    "ที่ เวลา น. น นาฬิกา ปี เดือน เมื่อ เมื่อวันที่ ประจำวัน ประจำวันที่ ວັນ ເວລາ ໂມງ ម៉ោង វេលា នៅ ခုနှစ် လ ရက်နေ့ နေ့ နာရီ တွင် 的 于 於 时间 に の günü saat saatlarında tarihinde ' ’ ` inci nci ncı üncü ıncı ci cı cu cü -nji nji -нд -ны жылғы күні саат г. ч. "
    "ж. -ж. ê -ê an -an mh mhè ш. күнэ сыл йылы й. "
    "m. d. mm. dd. ga gada gadā de_la pe gr. god. godine godina год. ч ден kohta -án -én tua yılı ның eko ko rən ရက် ፣ ቀን ዓመተ_ምሕረት ዓመተ_ምህረት ከ ከቀኑ ከጠዋቱ ሰዓት ላይ ב ב- שעה בשעה ל יום בתאריך tarehe mnamo saa ranar xaset datum dato date fecha tarih date: local last -тi -ші -чi -чы чы ші нши ний -ний -р р-р -нд -ны ny"
)  # fmt: skip
"""Words that carry no weight in a date: prepositions, articles, endings of ordinals, "Uhr", "o'clock"."""

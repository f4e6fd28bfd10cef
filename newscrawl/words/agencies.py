"""News agencies and newsroom desks, as bylines print them: who is no person.

The agencies are the members of the European Alliance of News Agencies, of OANA (Asia and Pacific) and of the
African and Arab federations, with the short forms that papers of the region print.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from newscrawl.words.folding import fold, small
from newscrawl.words.late import late
from newscrawl.words.papers import is_listed_paper, is_paper
from newscrawl.words.transliterated import is_built_as_outlet

_AGENCIES = (
    "سونا|صونا|وكالة السودان للأنباء|وأج|واج|وات|و.م.ع|لانا|سبأ نت|واع|الألمانية|د ب ا|أسوشيتدبرس|شينخوا|يونهاب|كيودو|إفي|أنسا|یو این آئی|یواین آئی|پی ٹی آئی|پی ٹی آئی بھاشا|اے این آئی|آئی اے این ایس|ڈی پی اے|اناطولیہ|انادولو|سپوتنک|شینہوا|این این ائی|خبرگزاری صداوسیما|ایکنا|شفقنا|آناتولی|اسپوتنیک|ریانووستی|آسوشیتد پرس|خبرگزاری آسوشیتدپرس|خبرگزاری رویترز|पीटीआइ|एएनआइ|आइएएनएस|यूएनआइ|प्रेट्र|डीपीए|स्पुतनिक|एसोसिएटेड प्रेस|ਯੂਐਨਆਈ|ਏਐਨਆਈ|ਆਈਏਐਨਐਸ|ਆਈਏਐੱਨਐੱਸ|ਏਪੀ|ਏਐਫਪੀ|ਪੀ ਟੀ ਆਈ|પીટીઆઇ|એએનઆઇ|આઈએએનએસ|યુએનઆઈ|યુનીવાર્તા|പി ടി ഐ|യുഎൻഐ|ഐഎഎൻഎസ്|യു.എൻ.ഐ|ஐ.ஏ.என்.எஸ்|யுஎன்ஐ|யு.என்.ஐ|ఏఎన్‌ఐ|పిటిఐ|ఎఎన్ఐ|యుఎన్ఐ|యూఎన్ఐ|ಯುಎನ್ಐ|ಯುಎನ್‌ಐ|ಎಎನ್ಐ|ପିଟିଆଇ|ୟୁଏନଆଇ|ଏପି|ଏଏଫପି|আনাদোলু|আনাদোলু এজেন্সি|ডিপিএ|স্পুটনিক|ইউএনআই|ඒපී|සින්හුවා|පීටීඅයි|เอพี|เกียวโด|ยอนฮัป|ดีพีเอ|เบอร์นามา|ຂ.ປ.ລ|ຊິນຫົວ|ស៊ិនហួ|ចិនស៊ិនហួ|ဆင်ဟွာ|အေအက်ဖ်ပီ|အေပီ|德新社|德新|埃菲社|安莎社|俄新社|马新社|馬新社|越通社|朝中社|韓聯社|塔斯社|拉美社|中通社|新华|新華|타스|타스통신|교도|교도통신|조선중앙통신|블룸버그|로이터연합뉴스|AP연합뉴스|AFP연합뉴스|EPA연합뉴스|AP뉴시스|연합|タス通信|AP通信|新華社通信|聯合ニュース|ブルームバーグ|мти|апсныпресс|аҧсныпресс|татар-информ|татаринформ|башинформ|ховар|ўза|уза|казтаг|қазтаг|хина|танюг|срна|αθηναϊκό πρακτορείο|ინტერპრესნიუსი|საქინფორმი|אסושיאייטד פרס|סוכנות הידיעות הצרפתית"
    "|o‘za|oʻza|o'za|uza.uz|agencia uno|agenciauno|photosport|atsh|миа|фена|срна|арменпрес|արմենպրես|azərtac|azertac|қазақпарат|казахинформ|kabar|кабар|tatoli|ਪੀ.ਟੀ.ਆਈ|ਏ.ਐਨ.ਆਈ|பி.டி.ஐ|పి.టి.ఐ|ಪಿ.ಟಿ.ಐ|nca newswire|rnz pacific|pacnews|benarnews|hina|srna|inforpress|servimedia|colpisa|italpress|radiocor|agenzia dire|agenzia nova|aton chile|agencia aton|agencia reforma|agencia quadratín|agência estado|agência o globo|agência senado|agência câmara|makfax|kosovapress|anadolija|moldpres|infotag|kazinform|kaztag|azertag|azertac|armenpress|keystone-ats|lankapuvath|allafrica|presse canadienne|interfax-ukraine|бгнес|агенция фокус|интерфакс-запад|интерфакс-украина|белта|кабар|акипресс|арменпресс|монцамэ|αμπε|απε|κυπε|presidential communications|xəbər agentliyi|apa-economics|mezopotamya ajansı|dicle haber ajansı"
    "|beta|fonet|news agency beta|agencija beta|tanjug|agència catalana de notícies|press trust of india|asian news international|indo-asian news service|indo asian news service|united news of india|hindusthan samachar|hindustan samachar"
    "|associated press of pakistan|pakistan press international|online news|online news agency|news network international|independent news pakistan|united news of bangladesh|bangladesh sangbad sangstha|bangladesh sangbad sangstha (bss)|bdnews24|bdnews24.com"
    "|rastriya samachar samiti|national news agency|national news agency nepal|pajhwok|pajhwok afghan news|bakhtar|bakhtar news agency|khaama press"
    "|xinhua|xinhuanet|new china news agency|china news service|agence france-presse|agence france presse|associated press|thomson reuters|reuters|deutsche presse-agentur|dpa international|dpa-infocom|dpa-afx|dpa-infografik|ria novosti|ria nowosti|sputnik|tass|itar-tass|interfax|interfax-ukraine|ukrinform|unian"
    "|anadolu agency|anadolu ajansı|anadolu|demirören haber ajansı|ihlas haber ajansı|bernama|antara|antara news|kyodo|kyodo news|jiji|jiji press|yonhap|yonhap news|newsis|news1|vietnam news agency|thông tấn xã việt nam|thai news agency|philippine news agency|lao news agency|akp|agence kampuchea presse|myanmar news agency|montsame|central news agency|focus taiwan"
    "|irna|isna|mehr news|mehr news agency|tasnim|tasnim news|tasnim news agency|fars|fars news|fars news agency|ilna|emirates news agency|saudi press agency|qatar news agency|kuwait news agency|oman news agency|bahrain news agency|middle east news agency|maghreb arabe presse|tunis afrique presse|algérie presse service"
    "|bloomberg|bloomberg news|getty|dow jones|dow jones newswires|getty images|غيتي|غيتي إيميجز|غيتي ايمجز|एएनआय|पीटीआय|आयएएनएस|associated press (ap)|europa press|agencia efe|efe|ansa|adnkronos|agi|askanews|agenzia ansa|lusa|agência lusa|agência brasil|folhapress|estadão conteúdo|notimex|télam|prensa latina|colprensa"
    "|apa|belga|anp|ritzau|ritzaus bureau|ntb|stt|lehtikuva|polska agencja prasowa|čtk|česká tisková kancelář|tasr|tanjug|agerpres|mediafax|bta|ana-mpa|keystone-sda|keystone|picture alliance|picture-alliance|imago|epa|zuma press|nurphoto|afp deutschland|nachrichtenagentur dpa"
    "|azertac|azərtac|andina|agencia andina|eurokinissi|lapresse|sipa|sipa press|pixsell|cropix|fonet|ritzau scanpix|scanpix|inquam photos|profimedia|agenzia fotogramma|hans lucas|abaca press|polaris|xinhua news|petra news agency|pajhwok news|dhnet"
    "|kenya news agency|news agency of nigeria|south african press association|ghana news agency|ethiopian news agency|panapress|the canadian press|canadian press|la presse canadienne|australian associated press|press association|pa media|agence qmi|inter press service|deutsche welle news agency"
    "|पीटीआई|पीटीआई-भाषा|एएनआई|आईएएनएस|भाषा|वार्ता|यूनीवार्ता|यूएनआई|हिन्दुस्थान समाचार|हिंदुस्थान समाचार|हिन्दुस्तान समाचार|रासस|राष्ट्रिय समाचार समिति|रॉयटर्स|रायटर|रोयटर्स|एएफपी|एपी|शिन्हुआ|सिन्ह्वा|सिन्हुवा|ब्लूमबर्ग"
    "|ইউএনবি|বাসস|রয়টার্স|এএফপি|এপি|বাংলাদেশ সংবাদ সংস্থা|পিটিআই|এএনআই|আইএএনএস|সিনহুয়া|ইউএনআই|বিডিনিউজ টোয়েন্টিফোর ডটকম|பிடிஐ|ஏஎன்ஐ|ராய்ட்டர்ஸ்|ஏஎஃப்பி|పీటీఐ|ఏఎన్ఐ|ಪಿಟಿಐ|ಎಎನ್‌ಐ|പിടിഐ|എഎൻഐ|പി.ടി.ഐ|પીટીઆઈ|એએનઆઈ|ਪੀਟੀਆਈ|ਏਐੱਨਆਈ|ਏਜੰਸੀ ਏਐਨਆਈ|రాయిటర్స్|ఏఎఫ్‌పీ|ఏఎఫ్పీ|ఏపీ|ఐఏఎన్ఎస్|ರಾಯಿಟರ್ಸ್|ಎಎಫ್‌ಪಿ|ಎಪಿ|ಐಎಎನ್‌ಎಸ್|റോയിട്ടേഴ്സ്|റോയിറ്റേഴ്സ്|എഎഫ്പി|എപി|എ.എൻ.ഐ|രോയിറ്റേഴ്സ്|રોઇટર્સ|રોયટર્સ|એએફપી|એપી|ਰਾਇਟਰਜ਼|ਰਾਇਟਰਸ|ਏਐੱਫਪੀ|ରଏଟର୍ସ|ଏଏନଆଇ|ஏபி|ஐஏஎன்எஸ்|ரொயிட்டர்ஸ்|ரொய்ட்டர்ஸ்|රොයිටර්|රොයිටර්ස්|ඒඑෆ්පී|ރޮއިޓާސް|รอยเตอร์ส|ရိုက်တာ|ရိုက်တာသတင်းဌာန|រ៉យទ័រ|ຣອຍເຕີ|ପିଟିଆଇ"
    "|اے پی پی|اے پی|اے ایف پی|رائٹرز|روئٹرز|ایسوسی ایٹڈ پریس|آن لائن|این این آئی|آئی این پی|پی پی آئی|ثناء نیوز|صباح نیوز|پی ٹی آئی نیوز|شنہوا|ژنہوا|ایرنا|ایسنا|تسنیم|فارس|مهر|ایلنا|خبرگزاری فارس|خبرگزاری مهر|خبرگزاری تسنیم|خبرگزاری ایرنا|خبرگزاری ایسنا|خبرگزاری جمهوری اسلامی|آسوشیتدپرس|رویترز|خبرگزاری فرانسه|شینهوا|پژواک|باختر"
    "|أ ف ب|أ.ف.ب|ا ف ب|اف ب|أف ب|فرانس برس|وكالة فرانس برس|الفرنسية|الألمانية|رويترز|وكالة رويترز|أ ب|أ.ب|أسوشيتد برس|اسوشيتد برس|أسوشييتد برس|د ب أ|د.ب.أ|شينخوا|الأناضول|وكالة الأناضول|واس|وام|وفا|سانا|قنا|كونا|بنا|بترا|العمانية|أ ش أ|أ.ش.أ|سبوتنيك|نوفوستي|تاس"
    "|新华社|新華社|中新社|中新网|中国新闻社|中央社|法新|美联|美聯|歐新社|欧新社|共同社|共同|共同通信|共同通信社|時事|時事通信|時事通信社|法新社|路透社|路透|路透中文网|美联社|美聯社|韩联社|彭博社|塔斯社|ロイター|連合ニュース|연합뉴스|뉴시스|뉴스1|로이터|교도통신|신화통신"
    "|риа новости|тасс|интерфакс|рейтер|рейтерс|укрінформ|укринформ|уніан|унн|белта|казинформ|тренд|бта|танјуг|фена|απε-μπε|สำนักข่าวไทย|สำนักข่าวรอยเตอร์|รอยเตอร์|ซินหัว|เอเอฟพี|ຂປລ|ሮይተርስ|ኢዜአ|רויטרס|איי.אף.פי|אי.אף.פי|איי.פי|אי.פי|פלאש 90|פלאש90"
)  # fmt: skip
_CODES = (
    "anka tap aip agp abp atop aib amap acp suna sonna ziana nampa bopa zanis slena angop pti ani ians uni app inp nni ppi unb bss rss afp ap dpa sid epd kna apa aa dha iha i̇ha tna pna mna cna vna ttxvn bta "
    "wam spa mena qna kuna ona petra aps map tap pap ctk mti bns elta leta tt sda ats mia fena efe ansa lusa agi stt ntb anp nan gna ena "
    "inn sta mia srna aap cp pa rtr upi ips tanjug tasr sita irna isna ilna wafa sana hina unn kcna akp kpl bta acn"
).split()
"""Short forms, which are agencies only in capitals or, as dpa prints itself, in small letters: "Sid" is a person."""
_SUFFIX = late(
    r"\s+(?:news agency|news service|news|agency|staff|inputs?|newswire|wire|photos?|feed|live|bureau|correspondent|agencies|ajansı|haber ajansı|english|arabic|persian|farsi|urdu|hindi|kurdish|français|deutsch)$",
    re.IGNORECASE,
)
_PREFIX = late(
    r"^(?:the |redazione (?=ansa)|agency:? |agence |agencia |agência |agenzia |news agency |kantor berita |nachrichtenagentur |theo |hãng tin |خبرگزاری |وكالة |وكالة أنباء |एजेंसी |বার্তা সংস্থা |агентство |via |dari |source:? )",
    re.IGNORECASE,
)
_DESK = (
    "cellule web|cellule numérique|cellule digitale|cellule de communication|cellule communication|cellule com|cellule investigation|cellule enquête|pôle web|pôle numérique|pôle digital|pôle enquêtes|pôle investigation|service web|service sport|service politique|service économie|service société|service culture|service international|service sports|équipe web|équipe digitale|équipe numérique|équipe de rédaction|rédaction web|rédaction numérique|rédaction digitale|equipo web|equipo digital|mesa digital|mesa de redacción|mesa central|unidad de investigación|unidad de datos|equipe web|equipe digital|redazione web|redazione online|webredactie|webredaktion"
    "|\\w{3,}redaktion|\\w{3,}redaktionen|\\w{3,}redactie|\\w{3,}toimitus|\\w{3,}redaksjonen|روابط عمومی|agencije|agencitë|agjencitë|agentury|agentúry|agenții|aģentūras|aģentūru ziņas|agentūros|agentūrų inf|agentuurid|ügynökségek|ajanslar|агенции|агенције|агенції|ziņu dienests|ziņu nodaļa|naujienų tarnyba|uudistetoimetus|blaðamaður|blaðamenn|fréttamaður|verslaggewer|sekretarijat|postmedia|redaksia|redaksioni|szerkesztőség|híradó|toimetus|ritstjórn|fréttastofa|erredakzioa|redacció|ajans|haber merkezi|yazı işleri|navenda nûçeyan|wire service|wire|post report|correspondents|desk report|bureau report|news bureau|citizen reporter|desk|bureau|staff|newsroom|news room|editorial|editorial board|editorial team|team|correspondent|correspondents|reporter|reporters|admin|administrator|editor|editors|webteam|webdesk|newsdesk|web team|online|agencies|agency|network|news service|news services|wire services|wires|monitoring|press release|newswire|our representative|contributors?|syndication|special to .*|editorial staff|digital team|live team|tnn|ens|dhns|tns|bl internet desk|enews"
    "|redaktion|onlineredaktion|online-redaktion|die redaktion|agenturen|rédaction|la rédaction|agences|redacción|agencias|redação|da redação|redazione|agenzie|reportagem|redactie|redaksi|tim redaksi|tim liputan|tim editor|tim digital|kontributor|agensi|wartawan kami|wartawan|ban biên tập|nhóm pv|nhóm phóng viên|phóng viên|redakcja|redakce|redakcia|redakcija|redakció|redacția|redacţia|redaktionen|redaksjonen|toimitus|haber merkezi|haber servisi|dış haberler servisi|spor servisi|muhabir|редакция|редакція|редакцијата|редакција|пресс-служба|служба новостей|отдел новостей|кореспондент|корреспондент|собкор|наш корреспондент|σύνταξη|newsroom|συντακτική ομάδα|מערכת|כתבי|wakilinmu|wakiliyarmu|wakilanmu|wakilanmu|ripota wetu|eie korrespondent|eie verslaggewer|personeelverslaggewer|mwandishi wetu|mwandishi maalum|waandishi wetu|რედაქცია|խմբագրություն|redaktə|xəbər xidməti"
    "|অফিস|अफिस|ऑफिस|ऑफ़िस|दफ्तर|office|kantor|পৰিৱেশক|বাতৰি পৰিৱেশক|ਦਫ਼ਤਰ|કચેરી|કાર્યાલય|కార్యాలయం|ಕಚೇರಿ|ഓഫീസ്|ಸಮಾಚಾರ|ସମାଚାର|వార్తా విభాగం|ವಾರ್ತಾ ವಿಭಾಗ|वृत्तसेवा|वृत्तसंस्था|वृत्त विभाग|सिटी रिपोर्टर|ৰিপৰ্টাৰ|প্ৰতিনিধি|বাতৰি বিভাগ|ব্যুৰো|রিপোর্ট|প্রতিবেদন|প্ৰতিবেদন|ডেক্স|டிஜிட்டல்|சேவை|பிரிவு|செய்திகள்|ஆசிரியர்குழு|செய்திக் குழு|நிருபர்கள்|బృందం|టీమ్|టీం|బ్యూరో|డిజిటల్|విలేఖరి|నెట్‌వర్క్|ಸುದ್ದಿಲೋಕ|ತಂಡ|ಸುದ್ದಿ ಸಂಸ್ಥೆ|ಡಿಜಿಟಲ್|ಪ್ರತಿನಿಧಿಗಳು|ഓൺലൈൻ|ഡിജിറ്റൽ|ടീം|പ്രതിനിധികൾ|നെറ്റ്‌വർക്ക്|નેટવર્ક|ઓનલાઇન|ઓનલાઈન|ડિજિટલ|બ્યૂરો|ਟੀਮ|ਬਿਉਰੋ|ਨੈੱਟਵਰਕ|ਪ੍ਰਤੀਨਿਧ|ਪ੍ਰਤੀਨਿਧੀ|ਰਿਪੋਰਟਰ|ସମ୍ବାଦଦାତା|ଟିମ|ଟିମ୍|ନେଟୱାର୍କ|ଡିଜିଟାଲ|කණ්ඩායම|අංශය|මණ්ඩලය|ޓީމް|ޑެސްކް|ނިއުސް ޑެސްކް|ސްޓާފް"
    "|ٹیم|ایڈیٹوریل|اسٹاف|پایگاه خبری|واحد خبر|باشگاه خبرنگاران|تیم خبری|خبريال|څانګه|بەشی هەواڵ|ستافی|دەستەی|فريق|مكتب|مراسلو|مراسلون|إدارة|مركز|بوابة|صحيفة|قناة|جريدة|شبكة|تلفزيون|إذاعة|הידיעות|סוכנויות|דסק|צוות|מערכת החדשות"
    "|отдел|служба|пресс-центр|відділ|прес-служба|информагентство|ጋዜጠኞች|የዜና ክፍል|ዜና"
    "|डेस्क|संवाददाता|संवादाता|ब्यूरो|ब्युरो|संपादकीय|सम्पादकीय|संवाददाताओं|समाचारदाता|प्रतिनिधि|प्रतिनिधी|वार्ताहर|एजेंसी|एजेंसियां|एजेन्सी|टीम|न्यूज़ नेटवर्क|न्यूज नेटवर्क|ऑनलाइन|अनलाइन|नेटवर्क|संवाद सूत्र|संवाद सहयोगी|रिपोर्टर|पत्रकार|सहकर्मी|ডেস্ক|প্রতিবেদক|প্রতিনিধি|সংবাদদাতা|রিপোর্টার|এজেন্সি|সংবাদ সংস্থা|অনলাইন|টিম|নেটওয়ার্ক|ব্যুরো|নিউজরুম|করেসপন্ডেন্ট|করেসপনডেন্ট|প্ৰতিবেদক|সংবাদদাতা|ডেস্ক রিপোর্ট|বার্তাকক্ষ|বিভাগ"
    "|ڈیسک|نمائندہ|نمائندے|رپورٹر|بیورو|خبر ایجنسی|خبر ایجنسیاں|ایجنسیاں|مانیٹرنگ|نامہ نگار|اداریہ|ادارہ|گروه|سرویس|دفتر|تحریریه|خبرنگار|هیئت تحریریه|وكالات|مراسلنا|مراسلونا|مراسل|المحرر|التحرير|هيئة التحرير|قسم|غرفة الأخبار|ویبڊیسڪ|بيورو|نمائندو|خبریالان|خبریال"
    "|நிருபர்|செய்திப்பிரிவு|செய்தியாளர்|டெஸ்க்|டெஸ்க|ஆசிரியர் குழு|வலைத்தளம்|இணையதள செய்திப்பிரிவு|డెస్క్|విలేకరి|ప్రతినిధి|ప్రతినిధులు|న్యూస్‌టుడే|న్యూస్ టుడే|ಡೆಸ್ಕ್|ಪ್ರತಿನಿಧಿ|ವರದಿಗಾರ|ಬ್ಯೂರೋ|ಸುದ್ದಿಜಾಲ|ವಾರ್ತೆ|ലേഖകൻ|ലേഖകന്‍|ലേഖിക|ഡെസ്ക്|ഡസ്ക്|ബ്യൂറോ|പ്രതിനിധി|റിപ്പോർട്ടർ|ഡെസ്‌ക്|ഡെസ്ക്‌|ന്യൂസ് ബ്യൂറോ|ડેસ્ક|સંવાદદાતા|પ્રતિનિધિ|બ્યુરો|ટીમ|ਪੱਤਰ ਪ੍ਰੇਰਕ|ਡੈਸਕ|ਬਿਊਰੋ|ਨਿਊਜ਼ ਸਰਵਿਸ|ଡେସ୍କ|ପ୍ରତିନିଧି|ବ୍ୟୁରୋ|වාර්තාකරු|පුවත් අංශය|කර්තෘ මණ්ඩලය|ප්‍රවෘත්ති අංශය"
)  # fmt: skip
_UNSPACED_DESK = "ក្រុមព័ត៌មាន|ក្រុម|ការិយាល័យ|ทีมงาน|ผู้จัดการ|ທີມຂ່າວ|သတင်းအေဂျင်စီ|กองบรรณาธิการ|ทีมข่าว|ผู้สื่อข่าว|โต๊ะข่าว|ฝ่ายข่าว|สำนักข่าว|ออนไลน์|ກອງບັນນາທິການ|ទីមព័ត៌មាន|ក្រុមការងារ|သတင်းဌာန|အယ်ဒီတာအဖွဲ့|သတင်းအဖွဲ့|编辑部|編輯部|編集部|综合报道|綜合報導|綜合報道|小编|小編|本报讯|本报评论员|评论员文章|新闻中心|新聞中心|即時中心|取材班|社説|外電|편집국|디지털뉴스팀|온라인뉴스팀|뉴스팀|취재팀|온라인팀|온라인 뉴스부|국제부|뉴스룸|특별취재"
_OUTLETS = (
    "ဧရာဝတီ|မဇ္ဈိမ|ဒီဗွီဘီ|ခစ်သစ်|ခေတ်သစ်|ဗီအိုအေ|ဘီဘီစီ|အာရ်အက်ဖ်အေ|အာအက်ဖ်အေ|မြန်မာနောင်း|ကြေးမုံ|မြန်မာ့အလင်း|၇ရက်နေ့|ဆဲဗင်းဒေး|အီလဲဗင်း|ပြည်သူ့ခေတ်|ကန္တာရဝတီ|နရဉ္စရာ|ခိုနူမ်ထုန်|ភ្នំពេញប៉ុស្តិ៍|ដើមអម្ពិល|រស្មីកម្ពុជា|កោះសន្តិភាព|ថ្មីៗ|វីអូអេ|អាស៊ីសេរី|វីអូឌី|ລາວໂພສ|ວຽງຈັນໄທມສ໌|ປະຊາຊົນ|ເສດຖະກິດສັງຄົມ|ວິທະຍຸເອເຊຍເສລີ|ڕووداو|رووداو|کوردستان24|کوردستان ٢٤|باسنیوز|خەندان|هاوڵاتی|ئاوێنە|لڤین|خەبات|کوردستانی نوێ|ئێن ئاڕ تی|عوامي آواز|ڪاوش|ڪي ٽي اين|سنڌ ٽي وي|هلال پاڪستان|پهنجي اخبار|عبرت"
    "|हिन्दुस्तान टाइम्स|लाइव हिन्दुस्तान|नवभारत|नवभारतटाइम्स|जनसत्ता|राजस्थान पत्रिका|नईदुनिया|प्रभात खबर|हरिभूमि|पंजाब केसरी|देशबन्धु|राष्ट्रीय सहारा|एबीपी|ज़ी|जी|इंडिया टीवी|टीवी9|टीवी9 भारतवर्ष|रिपब्लिक भारत|द वायर|द प्रिंट|क्विंट|सत्याग्रह|लल्लनटॉप|द लल्लनटॉप|वेबदुनिया|वनइंडिया|लोकमत|पांचजन्य|फर्स्टपोस्ट|स्वदेश|नवज्योति|अमृत विचार|जनवाणी|एनबीटी|दूरदर्शन|आकाशवाणी|डीडी|डॉयचे वेले|ईसकाळ|मटा|महाराष्ट्र टाइम्स|पुढारी|सामना|दिव्य मराठी|पुण्यनगरी|तरुण भारत|एबीपी माझा|झी 24 तास|देशोन्नती|नवाकाळ|प्रहार|नयाँ पत्रिका|राजधानी|अन्नपूर्ण|हिमालखबर|देशसञ्चार|उज्यालो|पहिलोपोस्ट|लोकान्तर|बाह्रखरी|नेपालखबर|नेपाल प्रेस|नेपालप्रेस|थाहाखबर|इकान्तिपुर|नेपाल समाचारपत्र|खबरहब|बिजमाण्डू"
    "|আনন্দবাজার পত্রিকা|এই সময়|সংবাদ প্রতিদিন|আজকাল|গণশক্তি|এবিপি আনন্দ|জি ২৪ ঘণ্টা|২৪ ঘণ্টা|উত্তরবঙ্গ সংবাদ|সময়|চ্যানেল আই|একাত্তর|যমুনা|এনটিভি|আরটিভি|দেশ রূপান্তর|আজকের পত্রিকা|ভোরের কাগজ|বণিক বার্তা|জনকণ্ঠ|কালবেলা|সারাবাংলা|রাইজিংবিডি|বাংলাদেশ প্রতিদিন|প্রতিদিনের বাংলাদেশ|আমাদের সময়|ডেইলি স্টার বাংলা|ঢাকা ট্রিবিউন|ডয়চে ভেলে|ভয়েস অব আমেরিকা|বিবিসি|বার্তা২৪|চ্যানেল ২৪|অসমীয়া প্ৰতিদিন|আমাৰ অসম|নিয়মীয়া বাৰ্তা|জনমভূমি|প্ৰতিদিন টাইম"
    "|தினமலர்|தினகரன்|மாலைமலர்|மாலை மலர்|இந்து தமிழ் திசை|தி இந்து|புதிய தலைமுறை|தந்தி|பாலிமர்|குமுதம்|நக்கீரன்|வீரகேசரி|தினக்குரல்|உதயன்|ஒன்இந்தியா|சமயம்|பிபிசி|ஜூனியர் விகடன்|ஆனந்த விகடன்|தீக்கதிர்|ఆంధ్రజ్యోతి|నమస్తే తెలంగాణ|ఆంధ్రప్రభ|ప్రజాశక్తి|నవతెలంగాణ|విశాలాంధ్ర|మన తెలంగాణ|ఆంధ్రభూమి|బీబీసీ|టీవీ9|ఎన్టీవీ|వన్ఇండియా|ఈటీవీ భారత్|ఏబీపీ దేశం|ಕನ್ನಡಪ್ರಭ|ಸಂಯುಕ್ತ ಕರ್ನಾಟಕ|ವಿಜಯವಾಣಿ|ಹೊಸದಿಗಂತ|ವಿಶ್ವವಾಣಿ|ಟಿವಿ9|ಪಬ್ಲಿಕ್ ಟಿವಿ|ಸುವರ್ಣ|ಬಿಬಿಸಿ|ವಿಕ|ಈಟಿವಿ ಭಾರತ|ವಾರ್ತಾಭಾರತಿ|ಈದಿನ|മാധ്യമം|ദേശാഭിമാനി|കേരള കൗമുദി|കേരളകൗമുദി|മംഗളം|സുപ്രഭാതം|ജന്മഭൂമി|ഏഷ്യാനെറ്റ്|മീഡിയവൺ|മീഡിയ വൺ|കൈരളി|ജനയുഗം|സമകാലിക മലയാളം|ഡൂൾന്യൂസ്|ബിബിസി"
    "|સંદેશ|નવગુજરાત સમય|ફૂલછાબ|કચ્છમિત્ર|જન્મભૂમિ|ગુજરાતમિત્ર|ચિત્રલેખા|દિવ્યભાસ્કર|ટીવી9|વીટીવી|બીબીસી|એબીપી અસ્મિતા|ਜਗ ਬਾਣੀ|ਜਗਬਾਣੀ|ਪੰਜਾਬੀ ਟ੍ਰਿਬਿਊਨ|ਪੰਜਾਬੀ ਜਾਗਰਣ|ਰੋਜ਼ਾਨਾ ਸਪੋਕਸਮੈਨ|ਨਵਾਂ ਜ਼ਮਾਨਾ|ਬੀਬੀਸੀ|ਏਬੀਪੀ ਸਾਂਝਾ|ਪੀਟੀਸੀ|ସମ୍ବାଦ|ଧରିତ୍ରୀ|ସମାଜ|ପ୍ରମେୟ|ପ୍ରଗତିବାଦୀ|ଓଟିଭି|ලංකාදීප|දිවයින|දිනමිණ|සිළුමිණ|මව්බිම|හිරු|අද දෙරණ|දෙරණ|සිරස|බීබීසී|රාවය|މިހާރު|އަވަސް|ވަގުތު|ރާއްޖެ"
    "|روزنامہ جنگ|نوائے وقت|دنیا|ہم|آج|بول|جسارت|انڈیپنڈنٹ اردو|وائس آف امریکہ|قومی آواز|انقلاب|سیاست|منصف|ای ٹی وی بھارت|طلوع|طلوع‌نیوز|طلوع نیوز|هشت صبح|اطلاعات روز|افغانستان اینترنشنل|بي بي سي پښتو|بی بی سی پښتو|آزادي راډيو|رادیو آزادی|صدای امریکا|آریانا|همشهری|شرق|اعتماد|کیهان|جام جم|دنیای اقتصاد|خبرآنلاین|خبر آنلاین|انتخاب|تابناک|عصر ایران|فرارو|ایندیپندنت فارسی|رادیو فردا|ایران اینترنشنال|دویچه وله|عكاظ|الأهرام|الأخبار|المصري اليوم|الوطن|الدستور|الشروق|الخليج|البيان|الاتحاد|الحياة|القدس العربي|العربي الجديد|النهار|الرأي|الغد|القبس|الراية|إيلاف|الوفد|الجمهورية|الميادين|المنار|روسيا اليوم|بوابة الأهرام|مصراوي|البوابة نيوز|عنب بلدي|الشرق|سبق|هسبريس|الحرة|المدن"
    "|ynet|וואלה|מעריב|הארץ|ישראל היום|גלובס|כלכליסט|דה מרקר|mako|מאקו|כאן|n12|סרוגים|ערוץ 7|ערוץ 14|ידיעות אחרונות|מקור ראשון|hürriyet|milliyet|sabah|cumhuriyet|sözcü|habertürk|cnn türk|trt haber|birgün|evrensel|yeni şafak|posta|takvim|t24|bianet|medyascope|известия|коммерсантъ|коммерсант|ведомости|газета.ru|лента.ру|рбк|фонтанка|комсомольская правда|аргументы и факты|аиф|московский комсомолец|мк|новая газета|независимая газета|российская газета|медуза|вести|rt|правда|украинская правда|українська правда|уп|радіо свобода|суспільне|громадське|дзеркало тижня|тсн|дневник|капитал|труд|24 часа|политика|блиц|курир|данас|вечерње новости|ртс"
    "|politika|blic|kurir|danas|večernji list|jutarnji list|24sata|index.hr|n1|slovenske novice|gazeta wyborcza|rzeczpospolita|onet|interia|tvn24|polsat news|super express|novinky|idnes|seznam zprávy|deník n|aktuálně|denník n|hvg|telex|magyar nemzet|blikk|origo|digi24|hotnews|adevărul|libertatea|koha ditore|telegrafi|detiksport|detikfinance|kumparan|tirto|idn times|media indonesia|jawa pos|katadata|pikiran rakyat|malaysiakini|astro awani|kosmo|vtv|vov|vtc|vietnamnet|nhân dân|sài gòn giải phóng|sggp|pháp luật|công an nhân dân|quân đội nhân dân|hà nội mới|dân việt|vietnamplus"
    "|กรุงเทพธุรกิจ|เดลินิวส์|คมชัดลึก|โพสต์ทูเดย์|ประชาชาติธุรกิจ|ไทยพีบีเอส|เนชั่น|ประชาไท|ฐานเศรษฐกิจ|สยามรัฐ|한겨레|오마이뉴스|프레시안|ሪፖርተር|አዲስ ዘመን|ፋና|ቢቢሲ|ቢቢሲ አማርኛ|mwananchi|habarileo|nipashe|taifa leo|aminiya|timesofindia.com|nbt|ಪ್ರಜಾವಾಣಿ ವಾರ್ತೆ|prothom alo|dhaka post|jagonews|jago news|bangla tribune|samakal|jugantor|ittefaq|dawn|geo|samaa|ary|jang|kantipur|setopati|onlinekhabar|ratopati|republica|aaj tak|zee|dainik jagran|dainik bhaskar|amar ujala|manorama|malayala manorama|mathrubhumi|eenadu|sakshi|dinamani|vikatan|kompas|tribun|republika|detik|tempo|vnexpress|tuổi trẻ|thanh niên|dân trí|zing|lao động|người lao động|tiền phong|thai rath|thairath|matichon|khaosod|rappler|inquirer|abs-cbn|gma|sinar harian|berita harian|utusan|utusan malaysia|harian metro|al jazeera|al arabiya|sky news|fox news|প্রথম আলো|যুগান্তর|সমকাল|ইত্তেফাক|কালের কণ্ঠ|আনন্দবাজার|জাগো নিউজ|ঢাকা পোস্ট|ডেইলি স্টার|दैनिक जागरण|दैनिक भास्कर|अमर उजाला|आज तक|कान्तिपुर|सेतोपाटी|अनलाइनखबर|रातोपाटी|नागरिक|लोकसत्ता|सकाळ|जंग|جنگ|جیو|جیو نیوز|سماء|ایکسپریس|ڈان|اے آر وائی|الجزيرة|العربية"
    "|detikcom|detiknews|cnn indonesia|cnbc indonesia|tribunnews|liputan6|okezone|sindonews|merdeka|viva|suara|firstpost|jakarta globe|jakarta post|dhaka tribune|new age|tbs|lianhe zaobao|zaobao|shin min|tamil murasu|berita mediacorp|mediacorp|malay mail|the star|nst|sin chew|china press|oriental daily|kathmandu post|my republica|bangkok post|khaosod english|straits times|philippine daily inquirer|new york times|washington post|wall street journal|le monde|el país|der spiegel|globo|g1|reuters connect|scroll|the wire|the print|news18|abp|india tv|zee news|mint|moneycontrol|business standard|deccan herald|daily mirror|daily nation|newswire|ada derana|divaina|lankadeepa|onlinekhabar|nagarik|annapurna post|gorkhapatra|nepal samacharpatra|kuensel|tkp|nation thailand|ntv|uol|folha|do uol|o povo|uol|bbc|cnn|ndtv|bbc news|bbc news mundo|bbc news brasil|bbc mundo|bbc news hindi|bbc news türkçe|bbc türkçe|bbc news indonesia|bbc indonesia|bbc news tiếng việt|bbc urdu|bbc persian|voa|rfi|dw|rfa|rferl|radio free europe|radio free asia|radio france internationale|o globo|la folha|folha de s.paulo|folha de s. paulo|el tiempo|el universal|la jornada|clarín|la nación|el comercio|milenio|reforma|excélsior|infobae|semana|el espectador|la república|el mercurio|la tercera|correio braziliense|estado de minas|gazeta do povo|zero hora|outlook india|channels television|channel newsasia|fana broadcasting|rudaw|kurdistan 24|kurdistan24|न्यूज18 हिंदी|न्यूज18|न्यूज़18|न्यूज 18|टीवी9 हिंदी|frontier myanmar|my republica|republica nepal|vnexpress international|вечерний бишкек|the news|france 24|france24|myanmar now|kt press|la prensa|business insider|auto zeitung|usa today|la presse|le devoir|le soleil|libération|la croix|la repubblica|la stampa"
    "|الجزيرة نت|اليوم السابع|الشرق الأوسط|سكاي نيوز عربية|بي بي سي|بی بی سی|بی بی سی اردو|بی بی سی فارسی|بي بي سي عربي|बीबीसी हिंदी|बीबीसी|नवभारत टाइम्स|हिन्दुस्तान|जागरण|एनडीटीवी|पत्रिका|नई दुनिया|ईटीवी भारत|गोरखापत्र|अन्नपूर्ण पोस्ट|বিবিসি বাংলা|বাংলা ট্রিবিউন|বাংলানিউজ|মানবজমিন|ইনকিলাব|নয়া দিগন্ত|ఈనాడు|ఈనాడు డిజిటల్|సాక్షి|ಪ್ರಜಾವಾಣಿ|ವಿಜಯ ಕರ್ನಾಟಕ|ವಿಜಯ ಕರ್ನಾಟಕ ವೆಬ್|ಉದಯವಾಣಿ|മാതൃഭൂമി|മനോരമ|മലയാള മനോരമ|தினமணி|தினத்தந்தி|விகடன்|இந்து தமிழ்|દિવ્ય ભાસ્કર|ગુજરાત સમાચાર|ไทยรัฐ|มติชน|ข่าวสด"
)  # fmt: skip
_TEAM = late(
    r"Tim (?:\w+\.?com\b|[a-z]|[A-Z]{2,})|Tim (?:Kompas|Tempo|Tribun\w*|Okezone|Liputan6|Sindonews|Republika)\b"
)
"""An Indonesian team, which is no Tim: it belongs to an outlet."""
_OUTLET = late(
    r"(?:[\u4e00-\u9fff]{2}(?:网|網|网站|報|报|周刊|週刊|电子报|電子報|电视台|電視台|广播电台|廣播電台|融媒体中心|融媒体|客户端)$|\b(?:times|tribune|herald|express|gazette|chronicle|newspaper|newspapers|magazine|today|radio|fm|tv|media|daily|nieuws|nyheter|noticias|notícias|notizie|haberler|globe|inquirer|telegraph|mirror|bulletin|(?<=\w )news|(?<=\w )(?:television|broadcasting|broadcast|broadcaster|channels?|newsasia|communications|press|now|international|global|english|bangla|hindi|urdu|tamil|telugu|marathi|wire|insight|insider|network|review|monitor|voice|world|updates?|hub|live|digital|online|web|pulse|digest|weekly|monthly|standard|independent|guardian|vanguard|citizen|nation|post|star|sun)|(?<=\w )explainers?|(?<=\w )reports?|gazetesi|haber|haberi|haberler|новости|channel|observer|newspapers|bbc|cnn|ndtv|al jazeera|the conversation|voice of america|deutsche welle|project syndicate|voa|dw|newswire)$)|^(?:(?:le|la|el|il|der|die|das|o|a|de) (?:monde|figaro|parisien|croix|tribune|libre belgique|país|mundo|nación|vanguardia|periódico|globo|repubblica|stampa|messaggero|fatto quotidiano|spiegel|zeit|welt|presse|standard|telegraaf|volkskrant|tijd|tercera|comercio|universal|jornada)$|the \w+(?: \w+){0,3}$|bbc\b|cnn\b)"
    r"|^\w{3,}news$|^(?:daily|dainik|harian|दैनिक|روزنامہ|روزنامه|صحيفة|جريدة|موقع|قناة|مجلة|báo|tạp chí|đài|দৈনিক)\s|(?:न्यूज़|न्यूज|समाचार|टीवी|टाइम्स|नेटवर्क|লাইভ|টাইমস|ട്വന്റിഫോർ|ന്യൂസ്|டைம்ஸ்|నూస్|న్యూస్|ನ್ಯೂಸ್|ન્યૂઝ|ન્યુઝ|ਨਿਊਜ਼|ନ୍ୟୁଜ|ନ୍ୟୁଜ୍|நியூஸ்|නිව්ස්|ނިއުސް|নিউজ|টিভি|সংবাদ|نیوز|ٹی وی|新闻|新聞|日报|日報|晚报|時報|时报|电视台|電視台|ニュース|オンライン|デジタル|電子版|新聞社|뉴스|신문|일보|타임스|타임즈|경제|투데이|저널|데일리|헤럴드|방송|미디어|비즈|卫视|衛視|周刊|週刊|杂志|雜誌|财经|在线|头条|资讯|資訊)$",
    re.IGNORECASE,
)
"""How the names of outlets end, or begin: what is printed where a person might be."""


_GENERIC = late(
    r"^(?:the|team|tim|live|टीम|लाइव|টিম|টীম|د|صحيفة|موقع|قناة|جريدة|روزنامہ|روزنامه|báo)\s+|\s+(?:live|online|digital|news|web|hindi|english|bangla|tamil|telugu|marathi|urdu|team|डिजिटल|लाइव|हिंदी|हिन्दी|न्यूज़|न्यूज|ऑनलाइन|डॉट कॉम|টিভি|নিউজ|অনলাইন|ডিজিটাল|বাংলা|తెలుగు|న్యూస్|ఆన్‌లైన్|తమిళం|தமிழ்|நியூஸ்|ಕನ್ನಡ|ನ್ಯೂಸ್|മലയാളം|ഓൺലൈൻ|ગુજરાતી|ન્યૂઝ|ਪੰਜਾਬੀ|मराठी|नेपाली|اردو|نیوز|فارسی|پښتو|نت|عربي|אונליין)$",
    re.IGNORECASE,
)
"""Words that outlets add to their names."""


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold(name) for name in _AGENCIES.split("|"))


@cache
def _desk() -> re.Pattern[str]:
    words = sorted({unicodedata.normalize("NFC", word) for word in _DESK.split("|")}, key=len, reverse=True)
    bound = r"\w\u0900-\u0963\u0966-\u0dff"
    return re.compile(rf"(?<![{bound}'’])(?:{'|'.join(words)})(?![{bound}'’])|{_UNSPACED_DESK}", re.IGNORECASE)


@cache
def _outlets() -> frozenset[str]:
    return frozenset(fold(name) for name in _OUTLETS.split("|"))


_CALLED_AGENCY = late(
    r"^(?:иа|риа|иаа|ia) [«„\"“][^«»„“”\"]+[»“”\"]$|^(?:agencija|agjencia|agentúra|agentura|агенција|агенция|агенція|آژانس خبری|آژانس|ajansa nûçeyan|aģentūra|agentūra|agentuur) [^\W\d_]\S*(?: \S+)?$|^(?:agence|agência|agencia) (?:[^\W\d_]+ (?:de presse|d['’]information|de información|de informação|de noticias|de notícias|presse|press)\b.*|d['’]information .+|de informação .+)$"
    r"|^(?!(?:our|local|a|the)\s)\w+(?: \w+){0,3} (?:news|press) agency$|^\w+(?: \w+)? (?:haber ajansı|xəbər agentliyi|хабар агенттиги)$|^خبرگزاری \S+(?: \S+)?$|^وكالة الأنباء(?: \S+){0,2}$|^وكالة أنباء \S+(?: \S+)?$|^وكالة (?:ال\S+ )?للأنباء$"
    r"|^(?:kantor berita|agencia de noticias|agência de notícias|agència catalana|agence de presse|agenzia di stampa|информационное агентство|информагентство|инфомагентство|hãng thông tấn|thông tấn xã|สำนักข่าว) \S+(?: \S+)?$|^[\u4e00-\u9fff]{1,6}(?:通讯社|通訊社|通信社)$|^[가-힣]{2,5}통신사?$",
    re.IGNORECASE,
)
"""What calls itself a news agency."""
_CODE = frozenset(_CODES)
_LONGEST = 80


@lru_cache(maxsize=4096)
def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency.

    >>> is_agency("PTI"), is_agency("Xinhua News Agency"), is_agency("Sid")
    (True, True, False)
    """
    if len(name) > _LONGEST:
        return False
    folded = fold(name)
    if _CALLED_AGENCY.search(folded):
        return True
    if "-" in folded and name.isupper() and all(part in _CODE or part in _agencies() for part in folded.split("-")):
        return True  # "AFP-JIJI"
    for one in (folded, _PREFIX.sub("", folded), _SUFFIX.sub("", _PREFIX.sub("", folded))):
        if one in _agencies():
            return True
        if one in _CODE or one.replace(".", "") in _CODE:
            core = next((word for word in name.replace(".", "").split() if small(word) == one.replace(".", "")), "")
            return core.isupper() or core.islower()
    return False


@lru_cache(maxsize=4096)
def is_desk(name: str) -> bool:
    """Whether a name is that of a desk, a newsroom or a nameless correspondent.

    >>> is_desk("Web Desk"), is_desk("निज संवाददाता"), is_desk("Meera Khanna")
    (True, True, False)
    """
    return small(name) == "pv" or bool(
        _desk().search(unicodedata.normalize("NFC", name[:_LONGEST])) or _TEAM.match(name)
    )


@lru_cache(maxsize=4096)
def is_listed_outlet(name: str) -> bool:
    """Whether a name is that of a paper or station of the table, with or without what these add to their names.

    >>> is_listed_outlet("लाइव हिन्दुस्तान"), is_listed_outlet("Hill Times")
    (True, False)
    """
    folded = fold(name[:_LONGEST])
    return folded.removeprefix("the ") in _outlets() or folded in _outlets()


def is_masthead(name: str) -> bool:
    """Whether a name is in a table of outlets or of papers.

    >>> is_masthead("Ouest-France"), is_masthead("Hill Times")
    (True, False)
    """
    return is_listed_outlet(name) or is_listed_paper(name)


@lru_cache(maxsize=4096)
def is_outlet(name: str) -> bool:
    """Whether a name is built like that of a paper or a station.

    >>> is_outlet("Hindustan Times"), is_outlet("The Daily Star"), is_outlet("Ann Lee")
    (True, True, False)
    """
    folded = fold(name[:_LONGEST])
    bare = _GENERIC.sub("", folded)
    return (
        bool(_OUTLET.search(name[:_LONGEST].strip()))
        or folded.removeprefix("the ") in _outlets()
        or bare in _outlets()
        or is_paper(name[:_LONGEST].strip())
        or is_built_as_outlet(name[:_LONGEST])
    )

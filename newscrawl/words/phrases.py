"""What news sites print around their articles, in the words of their readers' languages.

Each pattern says something that is true of news pages anywhere; the words were collected from how sites of
each language print them. A page in another language loses nothing but this evidence: structure decides too.
"""

from __future__ import annotations

import re

from newscrawl.words.late import late

LEADS_ELSEWHERE = late(
    r"^[\W_]*(?:also read|read also|read more|read next|read:|read the full|see also|see more|also watch|watch|watch now|watch:|listen|more on this|more:|more from|related|recommended|don'?t miss"
    r"|must read|click here|continue reading|view gallery|see photos|photos:|video:"
    r"|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|और पढ़ें|पढ़ें|यो पनि पढ्नुहोस्|यो पनि|हे ही वाचा|हेही वाचा|আরও পড়ুন|আরো পড়ুন|یہ بھی پڑھیں|مزید پڑھیں|اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|بیشتر بخوانید|همچنین بخوانید"
    r"|மேலும் படிக்க|ఇది కూడా చదవండి|ಇದನ್ನೂ ಓದಿ|ഇതും വായിക്കുക|આ પણ વાંચો"
    r"|baca juga|baca:|lihat juga|simak juga|xem thêm|อ่านเพิ่มเติม|อ่านต่อ|อ่านข่าว|lesen sie auch|lesen sie hier|lesen sie mehr|mehr zum thema|mehr dazu|mehr lesen|auch interessant|zum thema|lies auch|siehe auch|passend dazu"
    r"|lire aussi|à lire aussi|a lire aussi|à lire également|lire la suite|voir aussi|sur le même sujet|lee también|lea también|leer más|te puede interesar|también te puede interesar|ver también|más información|noticia relacionada|noticias relacionadas"
    r"|leia também|leia mais|saiba mais|veja também|leggi anche|leggi tutto|lees ook|lees meer|bekijk ook|les også|læs også|läs också|läs mer|lue myös|lue lisää|czytaj też|czytaj także|zobacz też|zobacz także|czytaj więcej|přečtěte si|čtěte také|čítajte aj|olvassa el"
    r"|citește și|читайте также|читать далее|читайте ще|читайте також|по теме|ayrıca oku|bunu da oku|διαβάστε επίσης|לקריאה נוספת|קראו גם"
    r"|прочитајте|прочитајте и|прочитај и|pročitajte|pročitajte i|pročitaj i|više na|saznajte više|preberite|preberite še|preberite tudi|prečítajte si|přečtěte si také|loe ka|loe veel|loe lisaks|lasi arī|lasi vēl|lasīt vairāk|skaitykite taip pat|skaitykite|lexo edhe|lexoni edhe|прочетете още|прочетете|вижте още|вижте|виж още|чытайце таксама|дивіться також|также по теме|lees verder|lee más|lee además|mira también|le puede interesar|te recomendamos|llegiu també|vegeu també|irakurri|irakurri ere|lesið einnig|les meir|soma pia|soma zaidi|karanta kuma|bekijk:|à voir|bài liên quan|đọc thêm|mời bạn đọc|ກະລຸນາອ່ານ|အပြည့်အစုံဖတ်ရန်|ఇవి కూడా చదవండి|ఇది చదవండి|ഇതും കാണുക|আরও দেখুন|আৰু পঢ়ক|ਇਹ ਵੀ ਪੜ੍ਹੋ|ਪੜ੍ਹੋ|ଆହୁରି ପଢନ୍ତୁ|ਹੋਰ ਪੜ੍ਹੋ|мына да окуңуз|тағы оқыңыз|оқи отырыңыз|shuningdek o‘qing|o‘qing|daha fazla oku|ilginizi çekebilir|также смотрите|همچنین بخوانید|بیشتر بخوانید|بخوانید|مطالب مرتبط|اقرأ|شاهد أيضا|شاهد أيضاً|طالع أيضا|זה יעניין אותך|კითხეთ ასევე|წაიკითხეთ|կարդացեք նաև|ተጨማሪ ያንብቡ|相关阅读|延伸阅读|更多阅读|関連記事|あわせて読みたい|関連ニュース|관련기사|관련 기사)(?!\w)",
    re.IGNORECASE,
)
"""Begins a line that sends its reader to another article."""

ENDS_ARTICLE = late(
    r"^[\W_]*(?:related(?: (?:news|articles?|stories|posts|topics|content|coverage|links|reading|items))?|more (?:news|stories|articles|posts|from|in|on|like this|coverage|to read|about)|latest(?: (?:news|stories|posts|articles|videos))?|most (?:read|popular|viewed|commented|shared)|trending(?: now)?"
    r"|recommended(?: (?:for you|stories|reading))?|you (?:may|might) (?:also|like)|you'?ll love|editor'?s? picks?|top stories|top news|popular(?: (?:posts|stories|now))?|promoted(?: content)?|sponsored(?: content)?|around the web|from the web|what to read next|read next|up next|next (?:article|post|story|up)|previous (?:article|post|story)|more headlines|also read"
    r"|about the authors?|author bio|leave a (?:reply|comment)|\d+ (?:responses?|comments?|replies|thoughts?)|(?:view|show|join|post|add|see)(?: all| your| a| the)? (?:comments?|conversation|discussion)|join the (?:conversation|discussion)|filed under|share this|share on|share the|follow us|sign up|subscribe|stay (?:connected|informed)"
    r"|संबंधित|संबंधित खबरें|ताज़ा ख़बरें|टिप्पणी|सम्बन्धित|প্রাসঙ্গিক|সম্পর্কিত|আরও খবর|মন্তব্য|متعلقہ|مزید خبریں|تبصرے|berita terkait|terkait|komentar|artikel terkait|tin liên quan|ข่าวที่เกี่ยวข้อง"
    r"|mehr (?:zum thema|aus|von|artikel|nachrichten)|weitere (?:artikel|themen|nachrichten|meldungen|beiträge|infos)|ähnliche (?:artikel|beiträge)|verwandte (?:artikel|themen|beiträge)|das könnte (?:sie|dich|ihnen)|auch interessant|meistgelesen|kommentar schreiben|schreibe einen kommentar|leserkommentare|über den autor|über die autorin|zur person|artikel teilen|lesen sie auch|neueste (?:beiträge|artikel)|zur startseite"
    r"|sur le même sujet|articles? (?:liés|similaires|associés)|à lire (?:aussi|également)|les plus lus|thèmes associés|à propos de l'auteur|laisser un commentaire|en savoir plus|voir aussi|contenus sponsorisés"
    r"|noticias relacionadas|artículos relacionados|lo más (?:leído|visto)|temas relacionados|archivado en|te puede interesar|más (?:noticias|información|sobre|en)|sobre el autor|deja una respuesta"
    r"|notícias relacionadas|mais (?:lidas|notícias|sobre)|veja também|leia também|últimas notícias"
    r"|articoli correlati|leggi anche|più letti|potrebbe interessarti|lees ook|gerelateerd|meer over|meest gelezen|les også|relaterte|mest lest|læs også|läs mer|mest läst|relaterat|czytaj (?:też|także|więcej)|zobacz (?:też|także)|powiązane|související|читайте также|по теме|ilgili haberler"
    r"|相关(?:新闻|文章|阅读|推荐)|推荐阅读|热门|评论|标签|関連記事|関連キーワード|コメント|タグ|ランキング|おすすめ|관련기사|댓글|많이 본 뉴스)(?!\w).{0,40}$"
    # Words that begin sentences as well: they end an article only alone, or with a count behind them.
    r"|^[\W\d_]*(?:comments?|responses|replies|tags?|topics|keywords|categor(?:y|ies)|newsletters?|footnotes?|references|sources?|share|like this|about (?:us|me)|advertisement"
    r"|kommentare?|schlagwörter|schlagworte|stichwörter|themen|autor(?:in)?|quellen?|teilen|zurück|kategorien?|empfohlen|commentaires?|mots[- ]clés|partager|comentarios?|etiquetas|temas|compartir|comentários?|assuntos|compartilhe"
    r"|commenti|condividi|tag|argomenti|reacties|kommentarer|kommentit|komentarze|tagi|komentáře|diskuse|štítky|комментарии|теги|похожие|yorumlar|etiketler|评论|标签)[\W\d_]*$",
    re.IGNORECASE,
)
"""A heading or short line below which nothing of the article stands."""

ASKS_THE_READER = late(
    r"\b(?:subscrib(?:e|ing)|(?:your|our) subscription|subscriptions? (?:will|includes?|to our)|sign[- ]up (?:here|now|today|below|for (?:our|the|a|free)|to (?:our|get|receive))|newsletters?|follow (?:us|our|@?\w+ on)|like us on|join us on|find us on|download (?:our|the)|get (?:our|the) (?:free )?(?:app|latest)|get in touch|chat with us|contact (?:us|the (?:author|reporter|writer))|e-?mail (?:us|your|the (?:author|reporter|writer|editor))|drop us"
    r"|all rights reserved|support (?:our|us|independent|quality) ?(?:work|journalism|reporting|newsroom)?|become a (?:member|supporter|patron)|donate (?:now|today|here|to (?:us|our))|make a donation|(?:may )?(?:receive|earn) (?:a )?(?:small )?(?:affiliate )?commissions?|affiliate (?:links?|commissions?|partners?)|terms of (?:use|service)|privacy policy|uses? cookies|cookie policy|netiquette|licen[cs]ed under|may not be (?:published|reproduced)|without (?:the )?(?:prior |express )?(?:written )?(?:permission|consent)|(?:can|may) be (?:reached|contacted)|reach(?:ed)? (?:him|her|me|them|out|us) (?:at|on|via|to)|have a (?:news )?tip|got a (?:story|tip)|send (?:us|your|tips)|letters? to the editor|republish|originally (?:published|appeared)|first (?:published|appeared) (?:on|in|at)|(?:this|the) (?:article|story|post|piece) (?:was|is|has been|appeared|originally|first)|has not been edited|auto-?generated|syndicated"
    r"|abonnier\w*|jetzt anmelden|melden sie sich|folgen sie|folge uns|unterstützen sie|spenden?konto|mehr infos?|alle rechte vorbehalten|незарегистрированный пользователь|зарегистрироваться либо войти|autortiesīb\w+|pārpublicēšan\w+|авторск\w+ прав\w*|перепечатк\w+|передрук\w*|autorsk\w+ pr[áa]v\w*|praw\w* autorsk\w+|tekijänoikeu\w+|ophavsret\w*|opphavsrett\w*|upphovsrätt\w*|derechos reservados|direitos reservados|diritti riservati|riproduzione riservata|telif hak\w+|حقوق النشر|جملہ حقوق|सर्वाधिकार|সর্বস্বত্ব|hak cipta|สงวนลิขสิทธิ์|版权所有|版權所有|無断転載|verwende[nt] (?:wir )?cookies|datenschutz(?:erklärung|bestimmungen)|unter der lizenz|utilis\w+ (?:des |les )?cookies|sous licence|utiliza\w* cookies|bajo (?:una )?licencia|utilizz\w+ (?:i )?cookie|(?:whatsapp|telegram)[- ](?:channel|kanal|group|gruppe)|lesen sie (?:hier|auch|mehr)|abonnez|inscrivez|suivez(?:-nous|-les|-moi)|newsletter|suscr[íi]b(?:ete|ase|irse|a a)|suscripci[oó]n|canal de (?:whatsapp|telegram)|síguenos|sigue (?:toda|todas|a)|apúntate|únete|inscreva|siga(?:-nos| o | a | nossa)|assine|iscriviti|seguici|abbonati|meld je aan|volg ons|abonner\w*|tilmeld|anmäl dig|prenumerera|tilaa (?:uutis|lehti|nyt)|zapisz się|obserwuj|подпис(?:ывайтесь|аться|ка на)|подпишитесь|підпис(?:уйтесь|атися)|підпишіться|находящиеся в группе «?гости|перебувають у групі «?гості|как незарегистрированный пользователь|як незареєстрований користувач|abone ol|takip ed"
    r"|सब्सक्राइब|फॉलो करें|डाउनलोड करें|(?:व्हाट्सएप|व्हाट्सऐप|whatsapp) (?:चैनल|ग्रुप)|সাবস্ক্রাইব|ফলো করুন|سبسکرائب|فالو کریں|تابعونا|اشترك(?:وا)? (?:الآن|في (?:النشرة|القناة|قناة))|berlangganan|ikuti kami|theo dõi (?:chúng tôi|báo|kênh|trang))(?!\w)|^©|\(c\) \d{4}|©\s?\d{4}|copyright ©?|무단.{0,6}(?:전재|배포)|저작권자|禁止转载|版权|転載",
    re.IGNORECASE,
)
"""Speaks to the reader instead of telling the news: true of lines at either end of an article, or alone in it."""

SMALL_THINGS = late(
    r"^(?:\$\$|\{\{|%%).*|^[\W_]*(?:advertisement|advert|ads?|reklāma|mainos(?: (?:alkaa|päättyy))?|oglas|reklam|hirdetés|publicitate|διαφήμιση|реклама|жарнама|quảng cáo|โฆษณา|广告|廣告|പരസ്യം|விளம்பரம்|ప్రకటన|ಜಾಹೀರಾತು|જાહેરાત|ਇਸ਼ਤਿਹਾਰ|ବିଜ୍ଞାପନ|تبلیغات|آگهی|פרסומת|tangazo|matangazo|publicitat|iragarkia|annons(?: slut)?|annonce|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklama?|annonse|annons|iklan|विज्ञापन|বিজ্ঞাপন|اشتہار|إعلان|광고|広告|caption|close|play|pause|video|audio|photo|gallery|slideshow|image \d+ of \d+|\d+ ?(?:/|of|von|de|di|av|из) ?\d+|share|print|e-?mail|tweet|facebook|twitter|whatsapp|linkedin|copy link|save|listen|comments?|loading|(?:article )?continues? (?:below|after).{0,40}|story continues.{0,40}|annuncio pubblicitario|messaggio pubblicitario|contenu sponsorisé|contenuto sponsorizzato|continua (?:a leggere )?(?:dopo|sotto) la pubblicità|continúa (?:leyendo )?(?:después|tras) (?:de )?la publicidad|la (?:suite|nota continúa).{0,40}(?:publicité|publicidad)|suite (?:de l'article )?après la publicité|continua após a publicidade|(?:der )?artikel (?:geht|wird).{0,30}(?:weiter|fortgesetzt)|weiter nach der (?:anzeige|werbung)|(?:tekst|lees verder|artikel gaat verder).{0,20}onder de advertentie|(?:artikkelen|saken) fortsetter (?:under|etter) annonsen|artiklen fortsætter (?:under|efter) annoncen|artikeln fortsätter (?:under|efter) annonsen|juttu jatkuu mainoksen jälkeen|dalsza część (?:artykułu|tekstu) (?:pod|za) (?:reklamą|materiałem wideo)|článek pokračuje (?:pod|za) reklamou|článok pokračuje pod reklamou|a cikk (?:a )?hirdetés után folytatódik|nastavak (?:teksta|članka) (?:ispod|nakon) (?:reklame|oglasa)|artiklis? jätkub pärast reklaami|продолжение (?:статьи )?(?:после|под) рекламы?|продовження після реклами|devamı reklamdan sonra|scroll.{0,40}|skip.{0,60}|watch.{0,12}|duration \d.{0,12}|(?:\d+|an?|one|vor \d+|hace \d+|il y a \d+|há \d+) ?(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year|minuten?|stunden?|tagen?|horas?|heures?|jours?|días?|dias?)s? ?(?:ago|read)?)[\W_]*$",
    re.IGNORECASE,
)
"""What stands on buttons and between paragraphs and is never text."""

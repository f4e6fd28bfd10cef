"""Words of sentences and of headings: whatever has one of them is no name of a person.

Pronouns, verbs, prepositions and postpositions, counters of time, and what sites print on their buttons, of each language
those that no name of its people is spelled like: so "in", "on", "an", "to", "can", "will", Urdu کے and Hindi के (the
initial K) are missing.
"""

from __future__ import annotations

import re
from functools import cache

from newscrawl.words.bylines import any_of
from newscrawl.words.late import late

_WORDS = (
    "policy|cookie|cookies|privacy|terms|conditions|disclaimer|sitemap|advertise|feedback|faq|says|sagt|schreibt|wrote|about|above|according|across|after|against|among|around|because|before|behind|beyond|could|during|every|everything|except|his|into|is|isn't|it|it's|its|itself|our|ours|should|since|that|their|theirs|these|they|this|those|though|through|throughout|toward|towards|unless|until|upon|was|whether|which|while|whom|whose|with|within|without|would|your|yours|you're|what|what's|where|why"
    "|bookmark|breaking|browse|click|clicks|comment|comments|copied|download|explained|exclusive|follow|followers|following|gallery|headline|headlines|hour|hours|latest|listen|login|minute|minutes|must-read|newsletter|notification|notifications|photo|photos|picture|pictures|posted|posts|published|publish|related|reply|seconds|share|shares|stories|subscriber|subscribers|subscribe|subscription|tags|trending|tweet|updated|updates|video|videos|visit|watch|yesterday|tomorrow|whatsapp|facebook|instagram|youtube|telegram|google|twitter|tiktok|linkedin"
    "|untuk|kepada|adalah|tidak|bagikan|terkini|terbaru|terpopuler|berita|selengkapnya|pembaca|của|với|những|được|theo dõi|bài viết|xem thêm|tin tức|bình luận|phút trước|giờ trước"
    "|für|über|unsere|nicht|jetzt|lesen|teilen|kommentare|minuten|stunden|aktualisiert|veröffentlicht|avec|votre|vos|leur|leurs|cette|lire|partager|suivez|commentaire|commentaires|abonnez|publié|mis à jour|heures"
    "|nuestro|nuestra|nuestros|nuestras|más|compartir|síguenos|comentario|comentarios|publicado|actualizado|minutos|noticias|últimas|nosso|nossa|leia|compartilhe|comentário|comentários|atualizado|notícias|questo|questa|nostro|nostra|più|leggi|condividi|commenti|pubblicato|aggiornato"
    "|için|değil|bizim|yorumlar|paylaş|devamı|dakika|haberler|güncelleme|son dakika|katika|hii|hiyo|zetu|habari|maoni|zilizopita|iliyopita|labarai|mintuna"
    "|это|этот|эта|наш|наша|наши|для|при|без|после|перед|через|более|читать|читайте|подпишитесь|подписаться|поделиться|комментарии|комментариев|минут|часов|назад|новости|опубликовано|обновлено|цей|наші|після|читати|поділитися|коментарі|хвилин|годин|новини"
    "|ادارتی|صفحہ|بلاگ|کالمز|ویڈیوز|تصاویر|संपादकीय पृष्ठ|मुखपृष्ठ|होमपेज|সম্পাদকীয় পাতা|প্রচ্ছদ|صفحه|یادداشت‌ها|الصفحة|الرئيسية|المقال|مقالات|خاص|حصري|بالموقع|परिचय|विवरण|परिचिति|পরিচিতি|تعارف|میں|में|का|की|को|है|हैं|थी|थे|ने|यह|इस|उस|इसे|उन्हें|हमें|अपने|अपनी|अपना|लिए|बाद|पहले|तक|साथ|बारे|करें|करते|किया|पढ़ें|पढ़े|देखें|जानें|फॉलो|शेयर|सब्सक्राइब|ताजा|ताज़ा|खबर|खबरें|ख़बर|ख़बरें|अपडेट|प्रकाशित|मिनट|घंटे|घंटा|घण्टा|दिन|टिप्पणी|टिप्पणियां|वीडियो|फोटो|आहे|आहेत|आणखी|वाचा|बातम्या|बातमी|मिनिटे|थियो|पढ्नुहोस्|हेर्नुहोस्|समाचार|अघि|पहिले"
    "|থেকে|জন্য|এই|এবং|সাথে|সঙ্গে|নিয়ে|আগে|পরে|করুন|করে|করা|হয়|হয়েছে|হচ্ছে|আরও|আরো|পড়ুন|দেখুন|শেয়ার|ফলো|মিনিট|ঘণ্টা|ঘন্টা|দিন|সর্বশেষ|খবর|মন্তব্য|প্রকাশিত|আপডেট|ভিডিও|আমাদের|বাতৰি|চাওক|পঢ়ক"
    "|માટે|અમારા|વાંચો|જુઓ|શેર|સમાચાર|મિનિટ|કલાક|પહેલાં|પહેલા|અપડેટ|ਲਈ|ਇਹ|ਪੜ੍ਹੋ|ਦੇਖੋ|ਸਾਂਝਾ|ਖ਼ਬਰਾਂ|ਖਬਰਾਂ|ਮਿੰਟ|ਘੰਟੇ|ਪਹਿਲਾਂ|ਵਿੱਚ|ਵਿਚ|ପାଇଁ|ଏହି|ପଢ଼ନ୍ତୁ|ଦେଖନ୍ତୁ|ଖବର|ମିନିଟ|ଘଣ୍ଟା"
    "|மேலும்|இந்த|ஒரு|எங்கள்|படிக்க|பார்க்க|பகிர்|பகிர்க|செய்திகள்|நிமிடம்|நிமிடங்கள்|கருத்துகள்|మరిన్ని|కోసం|చదవండి|చూడండి|షేర్|వార్తలు|నిమిషాలు|గంటలు|క్రితం|ఇది|ನಮ್ಮ|ಹೆಚ್ಚು|ಓದಿ|ನೋಡಿ|ಹಂಚಿಕೊಳ್ಳಿ|ಸುದ್ದಿ|ನಿಮಿಷ|ಗಂಟೆ|ಹಿಂದೆ|ഒരു|ഞങ്ങളുടെ|കൂടുതൽ|വായിക്കുക|വായിക്കാം|കാണുക|പങ്കിടുക|വാർത്തകൾ|വാർത്ത|മിനിറ്റ്|മണിക്കൂർ|മുമ്പ്|අපගේ|වැඩි|කියවන්න|බලන්න|පුවත්|මිනිත්තු|පැය|පෙර"
    "|میں|کا|کی|سے|کو|پر|ہے|ہیں|نے|یہ|اس|ہمیں|ہمارے|اپنے|لیے|بعد|پہلے|ساتھ|کریں|پڑھیں|دیکھیں|شیئر|فالو|تازہ|خبریں|خبر|منٹ|گھنٹے|دن|تبصرے|ویڈیو|مزید"
    "|این|برای|است|که|شد|شده|کرد|شما|بیشتر|بخوانید|ببینید|دنبال|خبرها|اخبار|دقیقه|ساعت|دیدگاه|نظرات|ویدئو|ویدیو|منتشر|در|په|کې|زموږ|ولولئ"
    "|في|من|عن|إلى|هذا|هذه|التي|الذي|بعد|قبل|المزيد|اقرأ|شارك|تابع|تابعنا|تابعونا|اشترك|تعليقات|تعليق|دقيقة|دقائق|ساعة|ساعات|منذ|نشر|تحديث|فيديو|آخر|الأخبار|أخبار|أحدث"
    "|של|על|את|זה|זו|עם|לפני|אחרי|עוד|קרא|קראו|צפו|שתפו|תגובות|דקות|שעות|ימים|חדשות|עודכן|פורסם|የእኛ|ውስጥ|ይህ|ተጨማሪ|ያንብቡ|ደቂቃ|ሰዓት|በፊት"
)  # fmt: skip
_UNSPACED = late(
    "[をへ]|です|ます|する|した|して|ください|から|まで|について|による|もっと|読む|一覧|続き|更新|配信|公開|速報|動画|写真|記事|会員|ニュース|分前|時間前"
    "|热门|熱門|的|吗|请|請|我们|我們|你|您|他们|这|這|更多|阅读|閱讀|点击|點擊|关注|關注|分享|评论|評論|转发|轉發|订阅|訂閱|热点|熱點|最新|发布|發布|發佈|来源|來源|分钟|分鐘|小时|小時|今日|昨日|昨天|今天|视频|視頻|影音|图片|圖片|首页|首頁|登录|登入|下载|下載|返回|相关|相關|推荐|推薦|声明|聲明|版权|版權|网站|網站|客户端|专题|專題|要闻|要聞|时政|時政|国际|國際|社會|财经|財經|体育|體育|娱乐|娛樂|生活|科技|军事|軍事|滚动|滾動|专栏|專欄|匿名|网友|網友|读者|讀者|投稿|特稿|社论|社論|独家|獨家|快讯|快訊|头条|頭條"
    "|입력|등록|뉴스|댓글|구독|더보기|관련|오늘|어제|시간|분 전|에서|으로|합니다|했다|하는|동영상|사진"
    "|ข่าว|อ่าน|เพิ่มเติม|ที่|ของ|ติดตาม|แชร์|วันที่|นาที|ชั่วโมง|เวลา|อัปเดต|อัพเดท|วิดีโอ|ความคิดเห็น|ล่าสุด|เผยแพร่|ຂ່າວ|ອ່ານ|ຂອງ|ວັນທີ|ນາທີ|ព័ត៌មាន|បន្ថែម|របស់|ថ្ងៃទី|នាទី|ម៉ោង|သတင်း|မိနစ်|နာရီ"
)  # fmt: skip
"""What no name in scripts without spaces holds."""
SECTIONS = (
    "accident|agriculture|analysis|archive|archives|arts|astrology|auto|automobile|banking|bollywood|books|business|career|careers|cities|city|commentary|companies|cover story|cricket|crime|culture|diaspora|diplomacy|economy|editorial|editorials|education|election|elections|employment|entertainment|environment|events|fact check|family|fashion|feature|features|film|finance|food|football|front page|games|governance|health|heritage|history|horoscope|humanitarian|immigration|infographic|infographics|infrastructure|international|interview|interviews|investigation|investigations|jobs|law|letters|lifestyle|literature|local|market|markets|metro|money|movies|music|nation|national|nationwide|nature|obituary|op-ed|opinion|opinions|personal finance|politics|property|region|regional|religion|review|reviews|science|security|society|spirituality|sport|sports|state|states|tech|technology|terrorism|top story|tourism|trade|travel|wealth|weather|wildlife|world|youth"
    "|politik|wirtschaft|gesellschaft|sport|kultur|wissen|reise|panorama|regionales|lokales|meinung|politique|économie|société|culture|monde|santé|sciences|tribune|débats|política|economía|sociedad|deportes|cultura|mundo|salud|opinión|economia|esportes|saúde|opinião|politica|cronaca|esteri|gaya hidup|olahraga|ekonomi|nasional|internasional|dunia|hiburan|pendidikan|kesehatan|politik|hukum|otomotif|teknologi|thể thao|kinh tế|thế giới|xã hội|giáo dục|sức khỏe|pháp luật|văn hóa|giải trí|thời sự|gündem|ekonomi|spor|dünya|siyaset|sağlık|eğitim|kültür sanat|magazin|политика|экономика|общество|спорт|культура|мир|происшествия|наука|економіка|суспільство|світ"
    "|देश|दुनिया|राज्य|राजनीति|खेल|मनोरंजन|व्यापार|कारोबार|शिक्षा|स्वास्थ्य|धर्म|अपराध|राष्ट्रीय|अंतरराष्ट्रीय|विचार|लाइफस्टाइल|अर्थ|अर्थतन्त्र|खेलकुद|विश्व|मत|বাংলাদেশ|সারাদেশ|রাজনীতি|খেলা|বিনোদন|অর্থনীতি|আন্তর্জাতিক|জাতীয়|মতামত|শিক্ষা|স্বাস্থ্য|پاکستان|دنیا|کھیل|شوبز|کاروبار|صحت|سیاست|اقتصاد|ورزش|فرهنگ|جامعه|سلامت|بین‌الملل|رياضة|سياسة|اقتصاد|ثقافة|منوعات|العالم|مجتمع|صحة|فن|حوادث|رأي|தமிழகம்|இந்தியா|உலகம்|விளையாட்டு|அரசியல்|తెలంగాణ|జాతీయం|అంతర్జాతీయం|క్రీడలు|రాజకీయం|సినిమా"
)  # fmt: skip
"""Names of sections, which stand where a name does only as a heading."""


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(any_of(_WORDS), re.IGNORECASE)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(SECTIONS)}|\b(?:in|the|and|of|a|to|from|&|news|top|more|all|asia|africa|europe|india|middle east|latin america)\b|[\s,&/|+-])+",
        re.IGNORECASE,
    )


def is_phrase(text: str) -> bool:
    """Whether a text is a phrase, a heading or a button of the page, and so no name.

    >>> is_phrase("Follow Us on Google"), is_phrase("Asia in News"), is_phrase("Meera Khanna")
    (True, True, False)
    """
    return bool(_spaced().search(text) or _UNSPACED.search(text) or _heading().fullmatch(text))

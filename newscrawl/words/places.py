"""Places that open texts and stand behind names: capitals, and the larger cities and lands of the region.

Spellings as papers print them, in Latin and in the scripts of the place. Only places that bylines and datelines
name often: a list of all places would swallow surnames.
"""

from __future__ import annotations

import re
import unicodedata

_PLACES = (
    "an giang|bà rịa|bà rịa - vũng tàu|vũng tàu|bạc liêu|bắc giang|bắc kạn|bắc ninh|bến tre|bình dương|bình định|bình phước|bình thuận|cà mau|cao bằng|đắk lắk|đắk nông|điện biên|đồng nai|đồng tháp|gia lai|hà giang|hà nam|hà tĩnh|hải dương|hậu giang|hòa bình|hưng yên|khánh hòa|kiên giang|kon tum|lai châu|lạng sơn|lào cai|lâm đồng|long an|nam định|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|quảng nam|quảng ngãi|quảng ninh|quảng trị|sóc trăng|sơn la|tây ninh|thái bình|thái nguyên|thanh hóa|thừa thiên huế|tiền giang|trà vinh|tuyên quang|vĩnh long|vĩnh phúc|yên bái|sài gòn|đà lạt|nha trang"
    "|خراسان رضوی|خراسان جنوبی|خراسان شمالی|آذربایجان شرقی|آذربایجان غربی|سیستان و بلوچستان|چهارمحال و بختیاری|کهگیلویه و بویراحمد|گیلان|مازندران|گلستان|سمنان|البرز|قزوین|زنجان|اردبیل|کردستان|کرمانشاه|ایلام|همدان|مرکزی|لرستان|خوزستان|بوشهر|فارس|هرمزگان|سنندج|ارومیه|بندرعباس|زاهدان|ساری|گرگان|بیرجند|بجنورد|شهرکرد|یاسوج|خرم‌آباد|اراک|کاشان|جلال‌آباد|ننگرهار|بلخ|غزنی|پکتیا|هلمند|بدخشان|تخار|کندز"
    "|الدمام|المدينة المنورة|الطائف|تبوك|أبها|جازان|نجران|حائل|الأحساء|القصيم|بريدة|الشارقة|عجمان|رأس الخيمة|الفجيرة|الجيزة|أسوان|الأقصر|المنصورة|طنطا|أسيوط|سوهاج|بورسعيد|السويس|البصرة|الموصل|أربيل|كركوك|النجف|كربلاء|حلب|حمص|إدلب|اللاذقية|درعا|صيدا|صور|إربد|الخليل|نابلس|جنين|خان يونس|رفح|حيفا|تعز|الحديدة|بنغازي|مراكش|فاس|طنجة|أغادير|وهران|قسنطينة|صفاقس|نواكشوط|بورتسودان|أم درمان|لندن|مدريد|روما|فيينا|طوكيو|سيول|أوتاوا|كييف|نيقوسيا|أثينا|الفاتيكان"
    "|new delhi|delhi|mumbai|navi mumbai|kolkata|calcutta|chennai|bengaluru|bangalore|hyderabad|ahmedabad|pune|jaipur|lucknow|kanpur|nagpur|indore|bhopal|patna|vadodara|ludhiana|agra|nashik|faridabad|meerut|rajkot|varanasi|srinagar|jammu|ranchi|raipur|guwahati|chandigarh|amritsar|jodhpur|kochi|kozhikode|thiruvananthapuram|coimbatore|madurai|visakhapatnam|vijayawada|mysuru|mangaluru|hubballi|gurugram|gurgaon|noida|greater noida|ghaziabad|dehradun|shimla|imphal|shillong|aizawl|kohima|itanagar|gangtok|agartala|panaji|puducherry|jamshedpur|dhanbad|bhubaneswar|cuttack|gwalior|jabalpur|udaipur|kota|ajmer|surat|thane|aurangabad|tirupati|salem|tiruchi|tiruchirappalli|prayagraj|ayodhya|gorakhpur|leh|silchar|dibrugarh|siliguri|darjeeling|howrah|mohali|panchkula|haridwar|rishikesh|kullu|manali"
    "|islamabad|karachi|lahore|rawalpindi|faisalabad|multan|peshawar|quetta|gujranwala|sialkot|hyderabad sindh|sukkur|larkana|bahawalpur|sargodha|abbottabad|mardan|swat|mingora|muzaffarabad|gilgit|skardu|chitral|gwadar|turbat|khuzdar|nawabshah|mirpurkhas|jacobabad|khairpur|thatta|badin|dadu|jhelum|gujrat|sahiwal|okara|kasur|sheikhupura|rahim yar khan|dera ismail khan|dera ghazi khan|mansehra|haripur|kohat|bannu|charsadda|nowshera|parachinar|chaman|zhob|taxila|murree|toba tek singh|mandi bahauddin|lower dir|upper dir|bajaur|khyber|miranshah|landi kotal"
    "|dhaka|chattogram|chittagong|khulna|rajshahi|sylhet|barishal|barisal|rangpur|mymensingh|cumilla|comilla|gazipur|narayanganj|cox's bazar|bogura|jashore|jessore|dinajpur|feni|noakhali|kushtia|pabna|tangail|savar|teknaf|bandarban|rangamati|khagrachhari"
    "|kathmandu|pokhara|lalitpur|bhaktapur|biratnagar|birgunj|dharan|butwal|bharatpur|chitwan|nepalgunj|janakpur|dhangadhi|hetauda|itahari|colombo|kandy|galle|jaffna|trincomalee|negombo|batticaloa|anuradhapura|vavuniya|hambantota|matara|male|malé|thimphu|paro|phuentsholing|kabul|kandahar|herat|mazar-i-sharif|jalalabad|kunduz"
    "|yangon|naypyitaw|nay pyi taw|mandalay|sittwe|bangkok|chiang mai|phuket|pattaya|hat yai|vientiane|luang prabang|phnom penh|siem reap|hanoi|hà nội|ho chi minh city|tp hcm|tp.hcm|tphcm|tp. hcm|đà nẵng|da nang|hải phòng|cần thơ|huế|kuala lumpur|putrajaya|george town|johor bahru|kota kinabalu|kuching|ipoh|shah alam|petaling jaya|kota bharu|singapore|jakarta|bandung|surabaya|medan|semarang|makassar|yogyakarta|denpasar|palembang|bogor|bekasi|tangerang|depok|solo|malang|batam|pontianak|manado|padang|pekanbaru|banda aceh|jayapura|kupang|ambon|mataram|samarinda|balikpapan|manila|quezon city|cebu|cebu city|davao|davao city|baguio|iloilo|iloilo city|zamboanga city|cagayan de oro|bandar seri begawan|dili"
    "|beijing|shanghai|hong kong|taipei|guangzhou|shenzhen|chengdu|wuhan|nanjing|lhasa|urumqi|macau|macao|tokyo|osaka|kyoto|sapporo|hiroshima|seoul|busan|pyongyang|ulaanbaatar|ulan bator|astana|almaty|tashkent|samarkand|bishkek|dushanbe|ashgabat|baku|tbilisi|yerevan"
    "|tehran|isfahan|mashhad|tabriz|shiraz|baghdad|basra|erbil|mosul|damascus|aleppo|beirut|amman|jerusalem|east jerusalem|tel aviv|gaza|gaza city|ramallah|haifa|riyadh|jeddah|mecca|makkah|medina|dubai|abu dhabi|sharjah|doha|kuwait city|kuwait|manama|muscat|sanaa|aden|ankara|istanbul|i̇stanbul|izmir|i̇zmir|antalya|cairo|alexandria|khartoum|tripoli|benghazi|tunis|algiers|rabat|casablanca"
    "|nairobi|mombasa|kampala|kigali|dodoma|dar es salaam|zanzibar|arusha|addis ababa|mogadishu|djibouti|asmara|juba|lagos|abuja|kano|accra|dakar|bamako|niamey|ouagadougou|abidjan|monrovia|freetown|kinshasa|goma|luanda|lusaka|harare|maputo|windhoek|gaborone|johannesburg|cape town|pretoria|durban|antananarivo|port louis|yaoundé|yaounde|libreville|n'djamena"
    "|london|manchester|birmingham|edinburgh|glasgow|cardiff|belfast|dublin|paris|lyon|marseille|lille|toulouse|nice|strasbourg|bordeaux|berlin|hamburg|munich|münchen|köln|cologne|frankfurt|frankfurt am main|stuttgart|düsseldorf|leipzig|dresden|hannover|bremen|bonn|vienna|wien|graz|salzburg|zurich|zürich|geneva|genf|genève|bern|basel|brussels|brüssel|bruxelles|antwerp|amsterdam|rotterdam|the hague|den haag|utrecht|luxembourg|copenhagen|kopenhagen|københavn|stockholm|gothenburg|oslo|bergen|helsinki|reykjavik|tallinn|riga|vilnius|warsaw|warszawa|kraków|krakow|prague|praha|brno|bratislava|budapest|bucharest|bucurești|sofia|belgrade|beograd|zagreb|ljubljana|sarajevo|skopje|tirana|pristina|podgorica|chisinau|chișinău|athens|athen|thessaloniki|nicosia|valletta|rome|roma|rom|milan|milano|mailand|turin|torino|naples|napoli|venice|venezia|palermo|bologna|firenze|madrid|barcelona|valencia|sevilla|seville|bilbao|zaragoza|málaga|lisbon|lisboa|porto|moscow|moskau|moscou|st. petersburg|st petersburg|kyiv|kiev|kiew|lviv|odesa|odessa|kharkiv|minsk|vatican city"
    "|washington|washington dc|washington d.c|washington, d.c|new york|los angeles|chicago|houston|boston|san francisco|san diego|seattle|miami|atlanta|philadelphia|dallas|las vegas|new orleans|salt lake city|united nations|ottawa|toronto|montreal|montréal|vancouver|mexico city|ciudad de méxico|méxico|guadalajara|monterrey|havana|la habana|santo domingo|port-au-prince|kingston|san salvador|tegucigalpa|managua|san josé|bogotá|bogota|medellín|cali|caracas|quito|guayaquil|lima|la paz|santiago|buenos aires|montevideo|asunción|brasília|brasilia|são paulo|sao paulo|rio de janeiro|belo horizonte|porto alegre|salvador|recife|fortaleza|sydney|melbourne|canberra|brisbane|perth|adelaide|auckland|wellington|suva|port moresby"
    "|india|pakistan|bangladesh|nepal|sri lanka|bhutan|maldives|afghanistan|myanmar|thailand|cambodia|laos|vietnam|malaysia|indonesia|philippines|china|japan|south korea|north korea|taiwan|iran|iraq|syria|lebanon|israel|saudi arabia|turkey|türkiye|egypt|kenya|nigeria|south africa|ukraine|russia|germany|france|united kingdom|uk|usa|us|united states|great britain|new zealand|australia|canada|brazil|mexico|costa rica|el salvador|punjab|sindh|balochistan|khyber pakhtunkhwa|azad kashmir|jammu and kashmir|jammu & kashmir|andhra pradesh|madhya pradesh|uttar pradesh|himachal pradesh|arunachal pradesh|west bengal|tamil nadu|uttarakhand|jharkhand|chhattisgarh|maharashtra|karnataka|kerala|gujarat|rajasthan|haryana|bihar|odisha|assam|telangana|goa|manipur|mizoram|nagaland|tripura|sikkim|meghalaya|ladakh"
    "|नई दिल्ली|नयी दिल्ली|दिल्ली|मुंबई|मुम्बई|कोलकाता|चेन्नई|बेंगलुरु|हैदराबाद|अहमदाबाद|पुणे|जयपुर|लखनऊ|कानपुर|नागपुर|इंदौर|भोपाल|पटना|वाराणसी|आगरा|मेरठ|प्रयागराज|रांची|रायपुर|गुवाहाटी|चंडीगढ़|श्रीनगर|जम्मू|देहरादून|शिमला|नोएडा|गाजियाबाद|गुरुग्राम|गोरखपुर|ग्वालियर|जबलपुर|उदयपुर|जोधपुर|बरेली|अयोध्या|सूरत|नाशिक|ठाणे|छत्रपती संभाजीनगर|कोल्हापूर|सोलापूर|काठमाडौं|काठमाडौँ|काठमांडू|काठमाण्डौ|पोखरा|ललितपुर|भक्तपुर|विराटनगर|वीरगन्ज|वीरगञ्ज|धरान|बुटवल|चितवन|भरतपुर|नेपालगन्ज|नेपालगञ्ज|जनकपुर|जनकपुरधाम|धनगढी|हेटौंडा|इटहरी|इस्लामाबाद|कराची|लाहौर|ढाका|कोलंबो|काबुल|बीजिंग|वाशिंगटन|लंदन|न्यूयॉर्क|मॉस्को|टोक्यो|दुबई|संयुक्त राष्ट्र|तेहरान|यरुशलम|कीव|भोजपुर|झापा|मोरङ|कास्की|रुपन्देही|दाङ|सुर्खेत"
    "|ঢাকা|চট্টগ্রাম|খুলনা|রাজশাহী|সিলেট|বরিশাল|রংপুর|ময়মনসিংহ|কুমিল্লা|গাজীপুর|নারায়ণগঞ্জ|কক্সবাজার|বগুড়া|যশোর|দিনাজপুর|ফেনী|নোয়াখালী|কুষ্টিয়া|পাবনা|টাঙ্গাইল|সাভার|কলকাতা|নয়াদিল্লি|নয়া দিল্লি|দিল্লি|নিউইয়র্ক|লন্ডন|ওয়াশিংটন|হাওড়া|শিলিগুড়ি|আগরতলা|গুয়াহাটি|গুৱাহাটী|ইসলামাবাদ|মুম্বই|মুম্বাই|ফরিদপুর|ঢাবি|জাবি|রাবি|চবি|সাতক্ষীরা|ঝিনাইদহ|নাটোর|নওগাঁ|পঞ্চগড়|মাদারীপুর|শরীয়তপুর|গোপালগঞ্জ|ভোলা|পটুয়াখালী"
    "|اسلام آباد|کراچی|لاہور|راولپنڈی|فیصل آباد|ملتان|پشاور|کوئٹہ|گوجرانوالہ|سیالکوٹ|حیدرآباد|سکھر|لاڑکانہ|بہاولپور|سرگودھا|مظفرآباد|گلگت|نئی دہلی|دہلی|سری نگر|ممبئی|لکھنؤ|ڈھاکا|ڈھاکہ|کابل|تہران|بیجنگ|واشنگٹن|لندن|نیویارک|ماسکو|دبئی|ریاض|غزہ|تهران|اصفهان|مشهد|تبریز|شیراز|قم|اهواز|کرمان|یزد|رشت|هرات|قندهار|مزار شریف|بغداد|دمشق|بیروت|القاهرة|الرياض|دبي|أبوظبي|أبو ظبي|الدوحة|الكويت|المنامة|مسقط|عمان|بيروت|القدس|القدس المحتلة|غزة|رام الله|صنعاء|عدن|الخرطوم|طرابلس|تونس|الجزائر|الرباط|الدار البيضاء|الإسكندرية|جدة|مكة المكرمة|واشنطن|نيويورك|باريس|موسكو|برلين|بكين|طهران|أنقرة|إسطنبول|جنيف|بروكسل|كابول|إسلام آباد|نيودلهي|ڪراچي|حيدرآباد|سکر|تل أبيب"
    "|சென்னை|மதுரை|கோவை|திருச்சி|புதுடெல்லி|டெல்லி|புதுச்சேரி|சேலம்|நெல்லை|திருநெல்வேலி|தூத்துக்குடி|கொழும்பு|யாழ்ப்பாணம்|மும்பை|பெங்களூரு|హైదరాబాద్|అమరావతి|విజయవాడ|విశాఖపట్నం|తిరుపతి|వరంగల్|న్యూఢిల్లీ|ఢిల్లీ|గుంటూరు|కర్నూలు|ಬೆಂಗಳೂರು|ಮೈಸೂರು|ಮಂಗಳೂರು|ಹುಬ್ಬಳ್ಳಿ|ಬೆಳಗಾವಿ|ಕಲಬುರಗಿ|ನವದೆಹಲಿ|ಹೊಸದಿಲ್ಲಿ|ದಾವಣಗೆರೆ|തിരുവനന്തപുരം|കൊച്ചി|കോഴിക്കോട്|തൃശൂർ|തൃശ്ശൂർ|കണ്ണൂർ|കോട്ടയം|കൊല്ലം|ആലപ്പുഴ|പാലക്കാട്|മലപ്പുറം|ന്യൂഡൽഹി|ന്യൂഡല്‍ഹി|ദുബായ്|અમદાવાદ|સુરત|વડોદરા|રાજકોટ|ગાંધીનગર|નવી દિલ્હી|મુંબઈ|ભાવનગર|ਚੰਡੀਗੜ੍ਹ|ਅੰਮ੍ਰਿਤਸਰ|ਲੁਧਿਆਣਾ|ਜਲੰਧਰ|ਪਟਿਆਲਾ|ਬਠਿੰਡਾ|ਨਵੀਂ ਦਿੱਲੀ|ਮੋਗਾ|ଭୁବନେଶ୍ୱର|କଟକ|ପୁରୀ|ନୂଆଦିଲ୍ଲୀ|ସମ୍ବଲପୁର|කොළඹ|මහනුවර|ගාල්ල"
    "|กรุงเทพฯ|กรุงเทพ|กรุงเทพมหานคร|เชียงใหม่|ภูเก็ต|ขอนแก่น|หาดใหญ่|ວຽງຈັນ|ភ្នំពេញ|សៀមរាប|ရန်ကုန်|နေပြည်တော်|မန္တလေး|北京|上海|广州|廣州|深圳|香港|台北|臺北|高雄|台中|臺中|台南|新北|桃園|南京|武汉|成都|重庆|天津|西安|杭州|华盛顿|華盛頓|纽约|紐約|伦敦|倫敦|巴黎|东京|東京|首尔|首爾|莫斯科|柏林|日内瓦|联合国|大阪|京都|札幌|名古屋|ソウル|ワシントン|ロンドン|パリ|ニューヨーク|モスクワ|バンコク|ジュネーブ|서울|부산|대구|인천|광주|대전|울산|수원|세종|제주|평양|도쿄|베이징|워싱턴|뉴욕|파리|런던|모스크바"
    "|москва|санкт-петербург|киев|київ|минск|мінськ|львів|одеса|харків|дніпро|екатеринбург|казань|новосибирск|софия|пловдив|варна|београд|нови сад|скопје|алматы|астана|ташкент|бишкек|душанбе|баку|ереван|тбилиси|улаанбаатар|вашингтон|париж|лондон|пекин|берлин|женева|брюссель|αθήνα|θεσσαλονίκη|ירושלים|תל אביב|חיפה|አዲስ አበባ|თბილისი|երևան"
)  # fmt: skip


_PLACELIKE = re.compile(
    r"^(?:new|north|northern|south|southern|east|eastern|west|western|central|upper|lower|greater|port|fort|mount|lake|san|santa|los|las|saint|st\.?|sankt|bad|nova|novi|novo|nueva|ciudad|kota|kabupaten|pulau|tanjung|banda|bandar|kampung|kuala|bukit|sungai|batu|tp|tx|tỉnh|quận|huyện|dera|mandi|उत्तर|दक्षिण|पूर्वी|पश्चिमी|पूर्व|पश्चिम|ग्रेटर|न्यू|নতুন|উত্তর|দক্ষিণ|পূর্ব|পশ্চিম)\s"
    r"|\s(?:city|district|nagar|road|county|state|province|island|islands|valley|hills|park|bay|beach|town|village|division|region|township|cantt|junction|bazar|bazaar|jail|airport|province|oblast|kabupaten|barat|timur|selatan|utara|tengah|जिला|नगर|जिल्ला|জেলা|নগর|জেলা|উপজেলা|ضلع|شہر)$",
    re.IGNORECASE,
)


def is_placelike(text: str) -> bool:
    """Whether a text of two words and more is built like the name of a place: "South Goa", "Satara District".

    >>> is_placelike("New Town"), is_placelike("Newton Town"), is_placelike("Neil West")
    (True, True, False)
    """
    return bool(_PLACELIKE.search(text.strip()))


def fold(text: str) -> str:
    """A name for looking it up: NFC, without case, one space between words, no points around it."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(" .,:;()[]-–—'\"।")


PLACES = frozenset(map(fold, _PLACES.split("|")))


def is_place(name: str) -> bool:
    """Whether a name is that of a place of the table, alone or as several joined by commas: "Lahore, Pakistan".

    >>> is_place("NEW DELHI"), is_place("Meera Khanna")
    (True, False)
    """
    if fold(name) in PLACES:
        return True
    parts = [fold(part) for part in name.replace("/", ",").replace("،", ",").split(",")]
    return len(parts) > 1 and all(part in PLACES for part in parts)

"""What the names of papers, stations and their newsrooms are made of, where they stand as persons' names do.

From the mastheads of the national and regional press of Europe, Africa, the Americas and Asia: words that mastheads
have and no person's name, their articles, and the single words that papers are called by. Words that people are
called by as well ("Marianne", "Ideal", "Ajit", "Courant") are missing, or count only beside an article.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newscrawl.words.folding import fold, small
from newscrawl.words.late import late

_WORDS = (
    "yle|svt|nrk|rtve|rtbf|vrt|zdf|trt|bbc|cnn|itv|rtl|tf1|nhk|kbs|sabc|nbc|tvp|g1"
    "|sanomat|dagblad|dagbladet|nieuwsblad|handelsblad|zeitung|tageszeitung|tagblatt|tageblatt|abendblatt|volksblatt|wochenblatt|anzeiger|rundschau|morgenpost|kurier|nachrichten|volksfreund|gazeta|gazet|gazetta|gazzetta|gazzettino|gazete|gazetesi|gazetası|qəzeti|dziennik|noviny|hírlap|ziarul|jurnalul|monitorul|novine|novosti|vijesti|vesti|vjesnik|glasnik|dnevnik|avīze|rytas|žinios|päevaleht|õhtuleht|tidning|tidningen|tidende|avisen|posten|bladet|blaðið"
    "|diario|diário|jornal|correio|corriere|courrier|giornale|quotidiano|quotidien|messaggero|prensa|imprensa|hebdo|folha|numérique|afrique|áfrica|noticiero|telediario|semanario|periódico|boletín|patrika|samachar|pratidin|khabar|khobor|portalı|portali|portaal|haberleri|xəbər|yangiliklar"
    "|медиа|медіа|медија|meedia|mediji|газета|газеты|газетасы|правда|известия|новости|вести|вісник|вестник|новини|ведомости|весник|гласник|новине|вијести|дневник|хабар|жаңылыктар|мэдээ|сонин|εφημερίδα|газети"
    "|redacción|redacció|redação|redacção|redazione|redakcja|redakcia|redakce|redakcija|redaksia|redaksi|redaksiya|redactie|redaktion|redaktionen|redaksjonen|toimitus|szerkesztőség|uredništvo|dopisništvo|tahririyat|tifaftiraha|рэдакцыя|пресслужба|редакциядан"
    "|corresponsales|corresponsalía|sucursal|repórteres|redatores|reporteros|equipe|assessoria|inviati|correspondants|korrespondenten|pressestelle|leserreporter|verslaggevers|verslaggewer|personeelskrywer|nuusredaksie|корреспонденты|репортери|екип|servisi|şöbəsi|waandishi|mhariri|weriye|corespondent|corespondenți|novinari|dopisnik"
)  # fmt: skip
_SPLIT = re.compile(r"[\s,()/|–—-]+")
_COMPOUNDS = late(
    r"(?:\w{3,}-)?\w*(?:zeitung|tagblatt|tageblatt|abendblatt|volksblatt|wochenblatt|nachrichten|kurier|rundschau|anzeiger|morgenpost|bladet|blaðið|posten|avisen|tidende|tidningen|nyheter|nyheder|sanomat|(?<=\w\w\w)lehti|dagblad|nieuws|courant|redaktion|redaktionen|redactie|redaksjonen|redaksie|toimitus|desken|pressen|portalen|portal|online|press|presse|новости|новини|информ|пресс|прес|press|info)",
    re.IGNORECASE,
)
"""Ends of single words that papers of Germanic, Finnic and Slavic languages are called by: "Sydsvenskan" has none."""
_BEGINNINGS = late(
    r"locale de \S|(?:der|die|het|il) [^\W\d_]|(?:le|la|les) (?:soir|matin|midi|temps|jour|point|progrès|messager|phare|potentiel|patriote|soleil|faso|pays|devoir|quotidien|nouvelliste|dauphiné|télégramme|républicain|parisien|journal|courrier|bien public|populaire|provence|dépêche|voix|nouvelle|montagne|marseillaise|meuse|dernière heure|libre|capitale|presse|tribune|gazette|semaine|dimanche|reporter|essor|lettre|échos|echos|inrocks|matinale)\b"
    r"|l['’](?:est|eco|express|observateur|unione|union|orient|avenir|indépendant|écho|echo|opinion|humanité|équipe|essentiel|economiste|économiste|expression|actualité|alsace|yonne|ardennais|osservatore|espresso|inter|intelligent|essor|usine)\b"
    r"|(?:el|la|los|las) (?:voz|nueva|nuevo|norte|sur|heraldo|correo|opinión|verdad|gaceta|razón|república|estrella|hora|tribuna|crónica|patria|industria|noticia|jornada|punt|prensa|diario|tiempo|independiente|observador|litoral|siglo|debate|imparcial|sol de|voce|stampa|nuova|nazione|repubblica|sicilia|verità|gazzetta|provincia|tribuna)\b"
    r"|(?:voz|heraldo|faro|correo|eco|tribuna|gaceta|voice|tribune|times|folha|gazeta|jornal|diário|diario|journal|monitor|news|sol|glas|слово|голос|час|новини|вісті|вести) (?:de|del|do|da|di|du|of|d[’'])\b"
    r"|(?:ال)?وكالة \S|(?:blog|blogue|блог|blogg) (?:d\w{1,2} )?\S"
    r"|(?:radio|rádio|радио|радыё|радіо|radyo|radyoyu|raadio|rádió|canal|kanal|canale|канал|televizija|televisión|televisão|televiziunea|telewizja|televize|tv|телеканал|ραδιόφωνο|kanali) \S"
    r"|(?:o|a) (?:globo|tempo|liberal|dia|estado|povo|país|nação|tarde|crítica|bola|gazeta|jornal|observador|público|voz|união|tribuna)$"
    r"|de (?:standaard|morgen|gelderlander|limburger|stentor|tijd|telegraaf|volkskrant|twentsche courant|redactie|krant)\b"
    r"|(?:az|a) (?:nép|nap)\w*$|(?:τα|το|η|ο|οι) [^\W\d_]+$|ta nea|to vima|to ethnos|to proto thema"
    r"|(?:asharq )?(?:al|an|ad|as|ash|at|el|ar)[ -](?:watan|rai|rayah?|sharq|ay?yam|ghad|dustour|nahar|akhbar|hayat|mada|quds|ahram|youm|masry|arabiya|arabi|ittihad|khaleej|bayan|qabas|anba|jarida|madina|jazirah|jazeera|riyadh|shorouk|wafd|gomhuria|thawra|sabah|mustaqbal|binaa|liwaa|akhbaria|awsat|manar|mayadeen|alam|hurra|ekhbariya|moudjahid|khabar|massae|bilad|eqtisadiah|mal|monitor)\b"
    r"|(?:radar|suara|koran|warta|kabar|berita|tribun|serambi|banjarmasin|sumatera|lampung|pos) (?:merdeka|pembaruan|tempo|bogor|malang|surabaya|solo|bali|indonesia|kita|rakyat|post|ekspres|jogja|semarang|cirebon|banten|sidoarjo|kediri|madura|lombok|nasional|jateng|jatim|jabar|timur|barat|kota|utama|pagi|medan|sulsel|lampung)\b"
    r"|(?:(?:neue|freie|alte|\w{3,}ische) (?:post|presse|allgemeine|stimme|woche|landeszeitung|tagespost)|\w{4,}er (?:allgemeine|merkur|bote|landeszeitung|tagespost|wort))$"
    r"|(?:barbados|guyana|uganda|zambia|malawi|namibia|botswana|gambia|rwanda|tanzania|ethiopia|bhutan|bangladesh|cambodia|vanuatu|swaziland|eswatini|lesotho|zimbabwe|mozambique|nigeria|seychelles|maldives|bahamas|bermuda|belize|suriname) (?!(?:correspondent|bureau|editor|reporter|writer|journalist)\b)[^\W\d_]+$"
    r"|(?:\w+ )?(?:agence|agencia|agència|agência|agenzia|agencija|agencja|agentur|agenția|agentúra|agentura|агентство|агенция|агенція|агенција) (?:de |d[’']|do |da |of |за )?\S",
    re.IGNORECASE,
)
"""How names of papers begin: with an article and a word of theirs, with "Radio" or "Agence"."""
_ENDS = (
    "web|mail|digital|online|life|लाइभ|सञ्चार|समय|संवाद|महानगर|বাংলা|رپورٹ|پوائنٹ|الإلكترونية|الالكترونية|प्रेस|पोस्ट|डेली|टुडे|मीडिया|मिडिया|एक्सप्रेस|ट्रिब्यून|रेडियो|हेराल्ड|मेल|डॉट कॉम|डटकम|डट कम|प्रेस क्लब|প্রেস|পোস্ট|ট্রিবিউন|মিডিয়া|টুডে|ডেইলি|এক্সপ্রেস|রেডিও|ডটকম|ডট কম|پریس|پوسٹ|ٹوڈے|ایکسپریس|ٹریبیون|ریڈیو|میڈیا|ڈاٹ کام|டிவி|போஸ்ட்|மீடியா|டுடே|ரேடியோ|டாட் காம்|టీవీ|మీడియా|టుడే|ఎక్స్‌ప్రెస్|ಟಿವಿ|ಮೀಡಿಯಾ|ಟುಡೇ|ടിവി|മീഡിയ|ടുഡേ|ഡോട്ട് കോം|ટીવી|મીડિયા|ટુડે|ਟੀਵੀ|ਮੀਡੀਆ|ਟੂਡੇ|ଟିଭି|ମିଡିଆ|ටීවී|මීඩියා|برس|بريس|أونلاين|اونلاين|تايمز|بوست|ميديا|تي في|پرس|پست|آنلاین|تی‌وی|رسانه"
)  # fmt: skip
"""English words behind the names of papers and stations, as the scripts of Asia write them."""
_PAPERS = (
    "times of zambia|zambia daily mail|guyana chronicle|stabroek news|kaieteur news|daily graphic|new vision|daily monitor|times of swaziland|times of eswatini|eswatini observer|lesotho times|new era|trinidad express|trinidad guardian|trinidad newsday|trinidad and tobago newsday|jamaica observer|barbados today|nation news|fiji times|fiji sun|samoa observer|solomon star|vanuatu daily post|post-courier|cook islands news|matangi tonga|ouest france|nice matin|te ao māori|te ao māori news|whakaata māori|te karere|le télégramme|le nouvelliste|le progrès|le dauphiné libéré|le parisien|le figaro|le soleil|le devoir|la presse|la voix du nord|la dépêche|la dépêche du midi|la provence|la montagne|le courrier picard|l'est républicain|le républicain lorrain|le bien public|le maine libre|sud ouest|midi libre|la nouvelle république|le berry républicain|la charente libre|le soir|la libre belgique|la dernière heure|la tribune de genève|le journal de montréal|le journal de québec|rezo nòdwès|ayibopost|alterpresse|haïti libre|loop haiti|ouest-france|nice-matin|corse-matin|var-matin|paris-normandie|presse-océan|ufficio stampa|صدى البلد|புதியதலைமுறை|nhan dan|nhan dan online|asianet newsable|svenska dagbladet|expressen|sydsvenskan|göteborgs-posten|jyllands-posten|berlingske|politiken|verdens gang|helsingin sanomat|hufvudstadsbladet|postimees|delfi|diena|dziennik polski|polskie radio|denník|deník|právo|sme|népszava|világgazdaság|délmagyarország|delmagyarország|evenimentul zilei|gândul|românia liberă|slobodna dalmacija|glas slavonije|glas srpske|oslobođenje|pobjeda|delo|večer|shekulli|koha jonë|bota sot|gazeta shqiptare|zëri|нова македонија|слободен печат|стандарт|монитор|отзвук|kathimerini|ελευθεροτυπία|diken|yeniçağ|karar|aydınlık|trouw|beeld|tages-anzeiger|nice-matin|ouest-france|sud ouest|sud-ouest|midi libre|libération|avvenire|levante-emv|deia|berria|público|expresso|observador|açoriano oriental|sábado|visão|vísir|jeune afrique|wal fadjri|sidwaya|fraternité matin|soir info|midi madagasikara|ennahar|echorouk|new vision|new era|mmegi|cape argus|sowetan|mail & guardian|addis fortune|capital ethiopia|thisday|myjoyonline|expresso das ilhas"
    "|página/12|página 12|ámbito financiero|ámbito|emol|biobiochile|última hora|ultima hora|abc color|página siete|perú21|primicias|efecto cocuyo|crhoy|prensa libre|proceso digital|zeta tijuana|juventud rebelde|cubadebate|14ymedio|listín diario|diario libre|hoy digital|primera hora|noroeste|jamaica gleaner|le nouvelliste|haiti libre|metrópoles|valor econômico|estado de minas|zero hora|nsc total|midiamax|itatiaia|kommersant|vedomosti|fontanka|novaya gazeta|meduza|деловой петербург|аргументы и факты|егемен қазақстан|азаттык|озодлик|айқын|asia-plus|азия-плюс|turkmenportal|civil georgia|հայաստանի հանրապետություն|առավոտ|კვირის პალიტრა|ინტერპრესნიუსი|unuudur|үнэн|yeni azərbaycan|kedaulatan rakyat|solopos|sinar harapan|malaysia kini|pilipino star ngayon|sunstar|irrawaddy|the irrawaddy|mizzima|phụ nữ|matangi tonga|post-courier|okaz|azzaman|ettelaat|hamshahri|haaretz|yedioth ahronoth|maariv|greater kashmir|rising kashmir|rising nepal|nepal live|ei samay|bartaman|anandabazar|prabhat khabar|rajasthan patrika|punjab kesari|gomantak|lokmat|loksatta|prajavani|udayavani|kannada prabha|dinamalar|dinakaran|deshabhimani|kerala kaumudi|andhra jyothi|business recorder|nawa-i-waqt|jasarat|naya diganta|amar desh|manab zamin|bonik barta|bhorer kagoj|inqilab|janakantha|rising bd|naya patrika|himal khabar|virakesari|thinakaran|mihaaru|divya bhaskar|radio tamazuj"
)  # fmt: skip


@cache
def _of_papers() -> frozenset[str]:
    return frozenset(fold(name) for name in _PAPERS.split("|"))


@cache
def _paper_words() -> frozenset[str]:
    return frozenset(small(word) for word in _WORDS.split("|"))


@cache
def _ends() -> tuple[str, ...]:
    return tuple(f" {small(word)}" for word in _ENDS.split("|"))


def is_listed_paper(name: str) -> bool:
    """Whether a name is that of a paper or station of the table."""
    return fold(name) in _of_papers()


@lru_cache(maxsize=4096)
def is_paper(name: str) -> bool:
    """Whether a name is that of a paper or station, or of its newsroom: by a word of mastheads, or because it is known.

    >>> is_paper("Turun Sanomat"), is_paper("La Voz del Interior"), is_paper("Le Goff")
    (True, True, False)
    """
    folded = small(name)
    return bool(
        is_listed_paper(name)
        or _BEGINNINGS.match(name)
        or not _paper_words().isdisjoint(_SPLIT.split(folded))
        or folded.endswith(_ends())
        or (" " not in name and len(name) > 6 and _COMPOUNDS.fullmatch(name))
    )

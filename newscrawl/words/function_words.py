"""The small words that no text of a language does without, by which it is told from its neighbours.

From frequency lists of news text; words that neighbours share are in the sets of both, and decide nothing between them.
"""

from __future__ import annotations

_WORDS = {
    "en": "the of and to in a is for on that with was by at from as it has have be are were this which not but his her "
    "he she they their its an or who will would could said after before been more than when about into between "
    "against during while also can had there what if",
    "de": "der die das und in zu den ist von mit sich des auf für nicht ein eine als auch es an werden aus er hat dass sie "
    "nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec aux ou son "
    "sa elle été cette mais ont ses leur nous d'un d'une c'est qu'il dont être",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha este desde "
    "fue también son entre está cuando muy sin sobre hasta ser hay donde han",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua "
    "ou ser quando muito há nos já está também só pelo pela até isso são",
    "it": "di e il la che in a per un è del non con una i le si da sono della al nel come dei più gli ma anche lo alla ha "
    "delle dal nella su o questo essere stato dalla degli",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als die door maar naar bij uit nog over "
    "heeft hij ze wordt werd deze worden meer hebben was kan",
    "sv": "och i att det som en på är av för med den till har de inte om ett han var men sig så från vi kan när nu också "
    "eller ska under efter blir hade där sedan varit",
    "pl": "w i na z się do nie jest to że o jak po co za od przez ale dla są tak tym był było już jego być oraz może "
    "który która które także",
    "cs": "a v na se je že o s z do i to pro za by po ale jako které jsou který podle být od jeho také jsem bylo byl "
    "však nebo jen až při",
    "tr": "bir ve bu da de için ile olarak çok daha en gibi olan o ne kadar sonra var ancak ise dedi ya şekilde "
    "tarafından göre olduğu olduğunu",
    "vi": "và của là các có trong cho không được với người một này đã những đến về tại khi từ ở vào năm ra cũng để như "
    "theo nhiều sẽ",
    "ro": "de și în a la cu pe care că nu o un din pentru este au mai sunt fi s-a al ale să prin după dar fost lui ce",
    "hu": "a az és hogy nem is egy meg csak de ez volt már még mint ki van el azt lesz szerint ezt után vagy pedig",
    "fi": "ja on ei että se oli ovat mutta kun hän niin myös kuin joka ole tai sen mukaan jos vain mitä jo nyt "
    "ollut olisi",
    "id": "yang dan di dengan untuk dari ini dalam pada tidak akan itu juga ke karena oleh sebagai telah adalah bisa "
    "saat para tersebut bahwa lebih",
    "ms": "yang dan di dengan untuk dari ini dalam pada tidak akan itu juga ke kerana oleh sebagai telah adalah boleh "
    "ketika para tersebut bahawa lebih beliau",
    "da": "og i at det er en til på som med for den der af de ikke et har han var også fra men om så kan vi blev ved "
    "efter være hun eller bliver",
    "no": "og i at det er en til på som med for den av de ikke et har han var også fra men om så kan vi ble ved etter "
    "være hun eller blir",
    "tl": "ng sa ang na mga at ay ni para kay nang ito siya hindi sila si kung isang din rin",
    "sw": "ya na wa kwa katika ni za la cha kuwa hiyo hilo huo hii alisema ambao ambayo",
    "ca": "de la i el que a en els les per un amb una del no al es va què ha són més com dels aquest aquesta però també han "
    "seva seu ser entre fins després segons",
    "gl": "de a o que e do da en un os as non para se por con no ao na máis dos das pola polo como foi está unha tamén "
    "pero xa ás aos súa seu",
    "sk": "a v na sa je že o s z do aj pre by ako od po za to podľa ktoré ktorý bude sú však pri alebo už bol bola bolo ich jeho",
    "sl": "in v je na da se za so pa z ki po bi ne tudi od pri do kot ali še bo iz o ter že bilo leta med",
    "af": "die van en in is het wat nie vir om te met dat op word ook hulle sy aan deur as was sal hy kan uit na oor maar nog toe 'n ’n",
    "eu": "eta da du ez bat dute izan zuen dira zen ere baina egin den dela beste dituzte zuten duela arte bere hori horrek",
    "hr": "i u je na se da za su od s o a koji kao što iz nije to će bi po ali do kako koje ili jer te također",
    "et": "ja on ei et see kui ka mis oma või oli aga ning pärast juba seda kes tema ole veel nii välja sest",
    "lv": "un ir no ar uz par ka lai tas kā arī pēc kas bija vai pie gada to tika nav bet tiek šo līdz savu viņš",
    "lt": "ir į iš su kad yra apie nuo kaip jis tai buvo bet už po per dėl jo ar taip metų šių bus kuris prie tik",
    "is": "og í að á er sem til um við með fyrir var en hann af ekki það frá þá hún eru verið hafa því segir þess",
    "sq": "të e në dhe që për me një nga është ka se i nuk do si por janë kanë më u ky kjo duke ishte",
    "mt": "u li ta' minn għal hija kienet dan din fuq mill bejn jew biss ukoll tal fil huwa lil kien qal mhux għandu dwar",
    "cy": "y yr yn a i o ar mae ei am gan ac wedi eu oedd bod i'r o'r fel ond sydd bydd gyda hefyd cael",
    "ga": "an na agus ar i go a le don sa bhí tá ag is ní sé bhfuil siad ó leis mar seo faoi chun",
    "uz": "va bu bilan uchun bir ham deb bo'yicha bo‘yicha haqida o'z o‘z edi esa yil ushbu bo'lib bo‘lib kerak qilish tomonidan",
    "ku": "û li ji bi de di ku ew bo jî re ne wî ev her dike kir dê hat lê ya wan ser gotin",
    "ha": "da a na ya ta cewa wannan ce shi don sun suka ba ne kuma wadanda inda amma zuwa lokacin kan daga domin yadda",
    "so": "oo ka ku iyo in ee ay la u uu waxaa ah si lagu ayaa aan waa soo kale sheegay laga dhexeeya kuwa",
    "yo": "ti ni awọn si fun wọn pe o ó lati ilu ìjọba tí àwọn sí láti pé náà kan gbogbo bí jẹ́",
    "ig": "na nke ndị ahụ ka ya bụ n' dị otu maka ga ha site kwuru onye mgbe ma",
    "zu": "ukuthi kanye ngoba uma kodwa noma nje futhi njengoba ngesikhathi wathi yena lapho khona kusho",
    "xh": "ukuba kwaye okanye kodwa ngoku xa ngokuba njengoko uthe emva phambi lo le",
    "sn": "uye kuti kana asi iyo vari pamusoro mushure ne nekuti zvakare kubva ndiye",
    "rw": "mu ku na kandi muri ko ya cyangwa avuga yavuze kuri ariko ngo bwa abantu uyu ibi",
    "mg": "ny sy dia fa tsy amin ho izany no tamin ary an' ireo nefa satria eo ka raha izay",
    "ht": "nan ak pou yo ki li pa sou te nou se yon gen moun tout kap pral sa depi",
    "mi": "te ki i o he nga ka ko me e kua mō hoki ai nei rātou tēnei",
    "hi": "के का में की है से को और ने पर हैं कि भी यह एक नहीं कर था इस हो लिए गया तो जा किया रहे वह थे साथ बाद कहा करने",
    "ne": "छ र को मा ले छन् हो भने पनि यो गर्ने भएको गरेको लागि तथा थियो छैन गर्न एक बताए हुने भन्ने भएका गरिएको",
    "mr": "आहे या आणि च्या व ते हे त्यांनी की तर होते नाही मध्ये आहेत केली केला करण्यात येथे असे होता म्हणून झाली झाला",
}
"""The words of each language."""

LATIN = tuple(language for language in _WORDS if language not in {"hi", "ne", "mr"})
"""The languages among them that are written in Latin letters."""

LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
"""Word to the languages that cannot do without it."""
for _language, _words in _WORDS.items():
    for _word in _words.split():
        LANGUAGES_OF[_word] = (*LANGUAGES_OF.get(_word, ()), _language)

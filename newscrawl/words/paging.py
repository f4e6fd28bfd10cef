"""What links to the next page of a list say, in the languages of the world."""

from __future__ import annotations

NEXT = (
    "next|older|earlier|weiter|nächste|ältere|suivante?s?|plus anciens?|siguientes?|más antigu[ao]s|próxim[ao]s?|seguintes?"
    "|mais antig[ao]s|següent|hurrengoa|successiv[aio]|più vecchi|precedenti articoli|volgende|oudere|næste|ældre|neste|eldre"
    "|nästa|äldre|næsta|seuraava|vanhemmat|järgmine|nākamā|kitas|следующ(?:ая|ие)|вперёд|вперед|далее|наступна|далі|следваща"
    "|напред|наступная|следећа|sledeća|sljedeća|naslednja|tjetra|następna|starsze|další|starší|ďalšia|următoarea|următorul"
    "|mai vechi|következő|επόμενη|παλαιότερ[αη]|sonraki|növbəti|keyingi|келесі|кийинки|дараах|хуудас дараа|հաջորդ|შემდეგი"
    "|التالي|التالية|بعدی|صفحه بعد|راتلونکی|اگلا|اگلی|اگلے|اڳيون|הבא|ቀጣይ"
    "|अगला|अगली|अगले|आगे|पुढील|पुढे|अर्को|अघिल्लो पृष्ठ|পরবর্তী|পরের|পৰৱৰ্তী|ਅਗਲਾ|ਅੱਗੇ|આગળ|આગલું|પછીનું|ପରବର୍ତ୍ତୀ"
    "|அடுத்து|அடுத்த|மேலும் பழைய|తదుపరి|తరువాత|తర్వాత|ಮುಂದಿನ|ಮುಂದೆ|അടുത്തത്|അടുത്ത|ඊළඟ|මීළඟ"
    "|下一[页頁]|下页|次へ|次のページ|다음|ถัดไป|ຕໍ່ໄປ|បន្ទាប់|နောက်|tiếp|trang sau|kế tiếp|selanjutnya|berikutnya|seterusnya"
    "|susunod|inayofuata|nesaf"
)
"""The next page, or what is older than this one; alternatives of a regular expression."""

MORE = (
    "(?:load|show|view|see) more|more (?:news|stories|articles|posts|results)|mehr (?:laden|anzeigen)|weitere (?:artikel|laden)"
    "|voir plus|charger plus|afficher plus|ver más|cargar más|mostrar más|ver mais|carregar mais|mostrar mais|mostra altr[io]"
    "|carica altr[io]|meer laden|vis flere|visa fler|näytä lisää|показать ещё|показать еще|загрузить ещё|загрузить еще"
    "|показати ще|pokaż więcej|zobrazit další|daha fazla|المزيد|بیشتر|مزید|और देखें|और पढ़ें|आणखी|थप|আরও দেখুন|আরও"
    "|மேலும்|మరిన్ని|ಇನ್ನಷ್ಟು|കൂടുതൽ|વધુ|තවත්|加载更多|載入更多|查看更多|もっと見る|더보기|ดูเพิ่มเติม|xem thêm|muat lagi|lihat lainnya"
)
"""More of the same list; alternatives of a regular expression."""

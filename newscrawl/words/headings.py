"""Words of headings, buttons and notices: a text of nothing but these names nobody.

One of them alone does not tell: "Price", "Long", "Story" and "Best" are surnames. So each word of the text must be
listed, in whatever language, or be a small word between them.
"""

from __future__ import annotations

import re
from functools import cache

from newscrawl.words.folding import small

_WORDS = (
    "audio foto fotos carbonatix advertisement picks pick толығырақ дэлгэрэнгүй სრულად ნახვა მეტი ვრცლად ավելին կարդալ account accounts action ad ads advice affairs affiliate aid alert alerts analysis announcement announcements answer answers app apps archive archives armed article articles assembly audio award awards background back basics beauty benefits best big blog board book books box brand breaking brief briefs brief budget bulletin business buying calendar car careers cases category center champions championship change chart chat check child choice city classifieds climate clip coaching collection column columns comment commodity community company complaint connect contact contest context conditions copy correction corrections cost coronavirus council court coverage covid credit crisis crossword crude currency current daily dark data date deal deals death deaths debate decode decoded defence details diet digital disclosure discount district draw economic economy edition education election elections email emergency employment energy entertainment epaper episode error essay event events exam exams exchange exclusive explained explainer explainers express facts faq fantasy feature featured features feed feedback festival film final finance fitness fixtures font forecast foreign forum forces full fuel fund funds fund gadgets gallery game games gift glance global glossary gold government guide handout headlines health help high higher highlights history holiday home horoscope horoscopes house housing how human impact important income index industry info information injury inside insight insights insurance interview interviews investigation investing issue issues job jobs key knowledge labour language languages latest law league learn lead lessons letter letters library lifestyle like link links list listing listings live load loan loans local login long lottery love magazine main market markets match matches material media meet memoriam menu message metal mobile mode money more most movie movies music must mutual national need net news newsletter next night note notebook notes notice notices notification numerology obituaries obituary offer offers olympic online open opinion opinions order overview page pages paid paper partner partnership password petrol phone phones photo photos podcast podcasts points policy politics poll polls popular positions post posts power preferred premier preview previous price prices print privacy product products profile programme promoted property public question questions quick quiz quote quotes quote rate rates ratings reader readers reading read real recap recent recipe recipes recommended record records region related release releases remedies report reports research reserved reservation result results resume review reviews rights round roundup rules sale sales saved save schedule schemes school schools score scorecard scores search season section sections see select series service services session set settings share shares shopping short shorts show sign similar size skip slideshow small social source sources special specials sponsored sports squad squads stage standings startups stats stay stock stocks stories story street study subscribe subscription summary super supreme supplement support survey syllabus table takeaways takeaway tax team tech technology telegram tender terms test text this tips today topic topics top tour tournament tools traffic transcript transfer travel trending trends trivia tv ultimate update updates upcoming use utility vacancy vacancies vastu version video videos view viewed views viral visa vote voters watch way weather web week weekend welcome what why women world worth write year yoga your"
    " empowerment estate personal exclusive interest economist takeaway gossip spotlight showbiz bollywood tollywood kollywood hollywood cricket football tennis hockey athletics boxing badminton cybersecurity automobile automobiles"
    " noticia noticias nota notas prensa comunicado carta cartas director editor punto vista tribuna libre opinión opiniones invitada invitado vivo minuto minutos resumen etiquetas tema temas relacionados relacionadas relacionado comparte compartir imprimir enviar correo sesión iniciar suscríbete suscripción aviso legal política privacidad términos condiciones quiénes somos contenido patrocinado patrocinada publicidad publirreportaje leer leído leídas leído lea también seguir leyendo ver puede interesar últimas último última portada edición impresa hemeroteca sucesos deportes economía servicios mesa información equipo periodístico periodística periodistas enviados especiales unidad investigación investigativa colaboradores colaborador comunicaciones resultados horóscopo clima tiempo loterías sorteo cartelera agenda recetas tecnología entrevista entrevistas columna columnas columnistas análisis reportaje reportajes crónica especial especiales exclusivo exclusiva encuesta fotogalería galería fotos vídeos videos podcast boletín boletines newsletter contacto buscar inicio regístrate registro cerrar abrir menú mapa sitio cookies ayuda"
    " mais lidas lida leia saiba veja também assine já fale conosco conteúdo privacidade publicidade patrocinado vivo siga canal últimas notícia notícias colaboração carta leitor leitores opinião artigo artigos coluna colunas colunistas entrevista reportagem reportagens especial exclusivo vídeo vídeos fotos galeria receitas horóscopo previsão loteria resultado resultados jogos anuncie início entrar cadastre assinante assinantes edital editais nota oficial"
    " plus lus lu lire suite direct voir abonner abonner s'abonner abonnez connecter se mon compte mentions légales politique confidentialité publireportage contenu sponsorisé communiqué communiqués presse point vue carte blanche opinion opinions sujet sujets même articles article similaires courrier lecteurs lecteur lettre lettres tribune édito éditorial chronique chroniques billet enquête enquêtes dossier dossiers reportage reportages portrait entretien entretiens vidéo vidéos photos galerie diaporama recettes météo horoscope résultats annonces annonce légales nécrologie avis décès correspondance collectif stagiaire pigiste partager imprimer commenter accueil rechercher recherche une sur ici aussi actualité actualités actu actus dernière dernières heure"
    " notizie notizia correlate correlati articoli articolo iscriviti accedi contenuto contenuti sponsorizzato sponsorizzati comunicato comunicati stampa ultime ultima ultim'ora primo piano diretta leggi lette letti anche tutto lettera lettere opinioni intervista inchiesta speciale speciali fotogallery meteo oroscopo ricette cerca condividi commenta pubblicità informazione informativa"
    " meistgelesen gelesen gelesene weitere weiterer mehr themen thema artikel könnte auch sie interessieren zur startseite anmelden abmelden abonnieren abo datenschutz impressum leserbriefe leserbrief leser drucken anhören teilen lesen jetzt merken pressemitteilung polizeibericht polizeimeldung redaktionsteam kommentar kommentare nachrichten aktuell aktuelle neueste meldung meldungen überblick ratgeber rätsel horoskop wetter gewinnspiel anzeige anzeigen werbung sonderthemen podcast bildergalerie fotostrecke gastbeitrag gastkommentar interview interviews hintergrund analyse"
    " lees meer ook meest gelezen deel dit artikel gerelateerde artikelen abonneer abonneren nu inloggen aanmelden verder nuus persbericht ingezonden lezersbrief opinie opinies column achtergrond weer advertentie puzzel"
    " læs også mere mest læste del artikel artiklen les mer mest lest saken logg inn ind läs mer också läst dela artikeln logga in senaste nytt tipsa prenumerera abonner annons annonse annonce debatt debat debattinnlegg pressemelding pressemeddelelse pressmeddelande kronikk kronik krönika leserbrev læserbrev insändare leder ledare lederen meninger kultur nøje nöje været vejret väder sporten"
    " lue lisää myös luetuimmat luetuin jaa artikkeli kirjaudu sisään tilaa mielipide pääkirjoitus kolumni uutiset tuoreimmat mainos kommentoi loe edasi rohkem loetum jaga arvamus reklaam uudised lasīt vairāk lasītākie dalies skaitykite daugiau skaitomiausi dalintis reklama"
    " czytaj więcej dalej też także najczęściej czytane zobacz zaloguj udostępnij materiał materiały prasowy prasowe partnera komunikat artykuł artykuły sponsorowany powiązane najnowsze wiadomości opinie felieton wywiad komentarze pogoda ogłoszenia kontakt polecane list czytelnika"
    " také číst dál čtěte nejčtenější sdílet přihlásit tisková zpráva zprávy komerční sdělení více související komentář rozhovor počasí diskuse čítajte viac najčítanejšie zdieľať tlačová správa správy súvisiace prihlásiť komentáre"
    " olvasson tovább kapcsolódó cikkek legolvasottabb megosztás bejelentkezés sajtóközlemény hirdetés hírek friss ajánlott vélemény időjárás"
    " citește mult și cele citite știri similare distribuie abonează-te abonează comunicat presă articole opinii interviu reclamă vremea publicitate"
    " pročitajte pročitaj više još najčitanije najnovije povezani povezano članci članak podijeli podeli vesti vijesti priopćenje saopštenje komentari oglas oglasi marketing mišljenje kolumna intervju preberite več deli sporočilo прочитајте још подели најчитаније вести повезани чланци"
    " lexo lexoni më shumë të lexuarat shpërndaje lajme lajmet komente reklamë"
    " читать читайте далее также самое читаемое последние новости поделиться подписаться подпишитесь войти регистрация реклама правах рекламы пресс-релиз пресс-релизы популярное главное важное мнение мнения интервью комментарии комментарий подробнее лента эксклюзив спецпроект погода гороскоп обсудить читайте також останні новини найпопулярніше популярне поділитися увійти прес-реліз думка думки головне докладніше прочетете още последни най-четени четени сподели вход коментари коментар реклама мнения анкета на"
    " διαβάστε περισσότερα επίσης τελευταία νέα δημοφιλή κοινοποίηση σχετικά άρθρα άρθρο απόψεις άποψη δελτίο τύπου επιμέλεια διαφήμιση ειδήσεις καιρός συνέντευξη σχόλια ρεπορτάζ πολιτικό αθλητικό ροή"
    " daha fazla devamını oku ilgili haberler haber en çok okunanlar okunan son dakika paylaş giriş yap üye ol basın bülteni yayın kurulu reklam ilan ilanlar yorum yorumlar röportaj köşe yazıları ətraflı ən çox oxunanlar lenti paylaşın batafsil ko'p o'qilgan ulashish o'qing yangiliklar"
    " baca juga selengkapnya lihat semua artikel terkait berita terbaru terpopuler populer siaran pers rilis opini kolom iklan masuk daftar bagikan komentar kongsi berkaitan lagi lanjut pilihan editor rekomendasi cuaca jadwal"
    " xem thêm tin liên quan mới nhất đọc nhiều đăng nhập chia sẻ bình luận quảng cáo tổng hợp bản bạn thông báo"
    " basahin din ibahagi balita zaidi kuma karanta akhri sidoo kale habari zinazohusiana tangazo maoni meer oor lees deel"
).split()  # fmt: skip
_SMALL = (
    "a an and are as at be but by can do does for from get go has have in is it its may my no not of off on or our out so than that the their to up us was we who will with you your 's all any also after before near now here"
    " de la le les el los las del al y e o u en se te lo su por para con más mais do da dos das no na em ao à com que un una une des du au aux et ou sur dans pour sous mon notre ne di il i gli della del dei per su al alla un"
    " der die das dem den des ein eine und oder im am zum zur von vom für mit auf ist sind zu een het van voor op och og i på til av af den det et ett dig din itt du ja on w z i na do o się za v ve s a se k pro az és ez ne si cu pe din în la u sa od te të e dhe për в и на с о за по из к до і та з із η το τα ο στο και ve ile bu və va di ke ini itu dan yang và"
).split()


@cache
def _content() -> frozenset[str]:
    return frozenset(small(word) for word in _WORDS)


@cache
def _all() -> frozenset[str]:
    return _content() | {small(word) for word in _SMALL}


_SPLIT = re.compile(r"[^\w'’-]+")


def is_heading(text: str) -> bool:
    """Whether a text is made of the words of headings and buttons alone.

    >>> is_heading("Gold Price Today"), is_heading("Gold Meyer"), is_heading("Lire la suite")
    (True, False, True)
    """
    parts = [part for part in _SPLIT.split(small(text).replace("’", "'")) if part]
    return bool(parts) and all(part in _all() for part in parts) and any(part in _content() for part in parts)

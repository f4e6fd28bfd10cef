"""Given names in scripts with capitals, where nothing else tells "Anna Weber" from "Neue Brücke".

The most common of each language, of several generations. Some are places too ("Victoria"), or words of another language
("can", "per"): a given name alone makes nobody, and whoever asks looks at places and at what stands around.
"""

from __future__ import annotations

from functools import cache

from newscrawl.words.folding import fold

_GIVEN = (
    # English
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald steven stephen paul andrew "
    "joshua kenneth kevin brian george edward ronald timothy jason jeffrey geoffrey ryan jacob gary nicholas eric jonathan larry justin scott brandon "
    "benjamin samuel gregory alexander patrick jack dennis jerry tyler aaron nathan henry douglas zachary peter adam kyle noah ethan jeremy walter "
    "christian keith roger terry austin sean gerald carl dylan harold jordan jesse bryan lawrence arthur gabriel bruce logan alan juan albert willie "
    "elijah wayne randy vincent mason roy ralph bobby russell bradley philip phillip eugene oliver harry charlie callum liam connor rhys owen gareth "
    "ian neil graham stuart simon nigel martin colin craig ross duncan alistair fraser hamish declan niall cormac tom tim jim bob bill mike dave dan "
    "ben sam joe nick matt chris greg jeff ken ron ted ed andy tony steve phil "
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle "
    "carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha "
    "katherine catherine christine debra rachel carolyn janet maria olivia heather helen diane julie joyce victoria ruth virginia lauren kelly "
    "christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances "
    "jean alice judy isabella julia denise amber danielle brittany rose diana natalie lori kayla alexis lucy charlotte chloe zoe phoebe imogen "
    "fiona louise claire clare gemma kirsty eilidh siobhan aoife niamh sinead bronwyn ellie katie kate jane sue sally wendy tracey tracy paula "
    "hilary rosemary bethany harriet georgia holly leah molly erin caitlin kirsten anne annie "
    # German, Dutch
    "hans peter wolfgang klaus jürgen dieter manfred uwe günter günther werner horst bernd frank stefan stephan thomas andreas michael matthias "
    "christian alexander sebastian tobias florian daniel jan lukas felix jonas maximilian leon paul moritz philipp fabian tim niklas simon dominik "
    "markus marcus ralf ralph rolf rainer reiner holger torsten thorsten sven jens olaf lars kai heiko dirk jörg axel volker gerhard helmut heinz "
    "karl kurt otto friedrich wilhelm hermann heinrich georg johannes josef franz anton ludwig ulrich bernhard norbert gerd armin erich ernst "
    "christoph christof oliver marco mario rené sascha steffen carsten karsten detlef ingo henning hendrik malte ole urs beat reto ueli "
    "ursula monika petra elisabeth sabine renate helga karin brigitte ingrid erika andrea gisela claudia susanne gabriele christa christine "
    "hildegard anna birgit barbara anke katrin kathrin katharina stefanie sandra nicole anja julia sarah lisa laura lena hannah hanna johanna "
    "franziska vanessa jessica nadine tanja sonja silke heike ute angelika jutta martina cornelia kerstin simone melanie daniela manuela "
    "marion doris elke bettina carina corinna eva verena judith miriam theresa marlene antonia charlotte friederike annette anne anneke ulrike "
    "inga ines svenja wiebke maren meike frauke gudrun heidi evgenia bianca elena "
    "jan piet kees henk gerrit willem johan jeroen sander bas bart joost maarten martijn ruben thijs daan sem bram luuk wouter koen tom pieter "
    "dirk geert luc jef stijn kristof filip marieke anouk sanne femke lotte maaike ilse els griet katrien an liesbeth hilde "
    # French, Italian, Romanian
    "jean pierre michel philippe alain patrick nicolas christophe pierre laurent frédéric david eric éric daniel françois bernard olivier pascal "
    "thierry stéphane julien sébastien jérôme vincent antoine guillaume thomas alexandre maxime romain mathieu matthieu kevin quentin hugo lucas "
    "louis jules arthur clément benoît bruno didier dominique gérard rené jacques claude marc yves gilles hervé emmanuel fabien cédric arnaud "
    "benjamin florian adrien baptiste rémi rémy étienne gaël loïc yann ludovic xavier régis serge raphaël théo tanguy jean-pierre jean-luc "
    "marie nathalie isabelle sylvie catherine martine christine françoise valérie sandrine stéphanie véronique sophie céline chantal patricia anne "
    "brigitte julie monique aurélie nicole laurence annie émilie dominique virginie corinne élodie camille caroline léa manon chloé mathilde "
    "pauline marion justine juliette hélène delphine florence audrey charlotte clémence laetitia agnès anaïs lucie alice jeanne élise solène "
    "giuseppe antonio giovanni mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo michele giorgio aldo sergio "
    "luciano roberto stefano andrea marco alessandro luca matteo lorenzo davide simone riccardo federico fabio massimo claudio maurizio gianni "
    "enrico giacomo filippo tommaso alberto daniele emanuele gabriele nicola raffaele rocco umberto vittorio renato silvio gianluca pierluigi "
    "maria anna giuseppina rosa angela giovanna teresa lucia carmela caterina francesca antonietta carla elena concetta rita margherita paola laura "
    "giulia chiara federica sara martina silvia valentina elisa alessia ilaria serena giorgia beatrice cristina daniela patrizia simona barbara "
    "ion andrei mihai alexandru vasile gheorghe constantin cristian marian adrian florin ionuț bogdan răzvan cătălin ștefan nicolae vlad radu "
    "dan sorin lucian ovidiu tudor mircea ioana maria elena andreea mihaela cristina alina gabriela daniela raluca simona roxana oana diana anca "
    "irina bianca adriana corina laura monica ana "
    # Spanish, Portuguese, Catalan
    "antonio josé jose manuel francisco juan david javier daniel jesús carlos alejandro miguel rafael pedro pablo ángel sergio fernando jorge luis "
    "alberto álvaro diego adrián raúl enrique ramón vicente iván rubén óscar andrés joaquín santiago eduardo víctor roberto jaime ignacio mario "
    "alfonso salvador ricardo marcos jordi joan marc xavier josep pau oriol gonzalo guillermo hugo nicolás gabriel martín emilio julio agustín "
    "tomás gustavo hernán sebastián facundo matías leandro mauricio rodrigo esteban cristian "
    "maría maria carmen ana isabel dolores pilar teresa rosa josefa cristina laura marta elena lucía paula raquel sara mercedes rosario francisca "
    "antonia juana beatriz silvia patricia rocío irene andrea alba nuria núria montserrat julia inmaculada susana sonia sandra verónica alicia marina "
    "natalia claudia daniela gabriela valentina camila sofía mariana fernanda carolina luna alejandra lorena victoria ximena guadalupe "
    "joão antónio antônio josé manuel francisco pedro paulo luís luiz carlos rui nuno ricardo tiago diogo bruno hugo filipe andré miguel gonçalo "
    "fábio rafael lucas gustavo felipe thiago rodrigo marcelo fernando leonardo vinícius matheus guilherme eduardo marcos sérgio rogério renato "
    "ana maria joana mariana inês beatriz rita catarina sofia marta cláudia patrícia sandra paula teresa isabel helena fernanda juliana camila "
    "letícia larissa bruna amanda aline vanessa renata luciana adriana márcia simone tatiana gabriela rodolfo "
    # Nordic, Finnish, Baltic
    "lars anders mikael johan per nils erik karl jan peter hans magnus fredrik jonas andreas mattias daniel marcus henrik stefan björn gustav oskar "
    "emil viktor axel ludvig elias anna eva maria karin kristina lena kerstin sara emma ingrid malin jenny linda elin ulla åsa maja ida johanna "
    "frida astrid linnea ebba hanna annika susanne camilla helena "
    "ole kjell knut bjørn arne svein thor odd geir terje morten kristian trond rune øyvind pål stian espen tore eirik sondre magnus håkon sigrid "
    "inger kari liv berit anne marit solveig randi hilde silje marte ingvild ragnhild tuva mathilde nora thea "
    "jens niels søren jesper rasmus mads kasper mikkel thomas kim torben jørgen poul henning mette hanne kirsten pia lene tine line signe freja "
    "jón guðmundur sigurður gunnar ólafur einar kristján magnús stefán jóhann atli guðrún anna sigríður kristín margrét helga ragnar "
    "matti juha timo kari mikko jari antti jukka pekka markku heikki janne petri sami ville teemu marko tuomas lauri eero anne päivi tuula "
    "sari minna tiina riikka katja hanna jenni laura outi kirsi satu johanna emilia aino "
    "jānis andris juris edgars māris pēteris anna kristīne inga līga ilze jonas vytautas antanas tomas mindaugas darius povilas mantas lukas "
    "rūta eglė rasa daiva jolanta ingrida monika jaan andres toomas tarmo priit kristjan mari katrin kadri piret liis "
    # Polish, Czech, Slovak, Hungarian
    "piotr krzysztof andrzej jan stanisław tomasz paweł marcin michał marek grzegorz józef łukasz adam zbigniew jerzy mateusz tadeusz maciej jakub "
    "wojciech dariusz mariusz rafał robert ryszard henryk kamil dawid bartosz artur sebastian przemysław szymon damian maria krystyna anna barbara "
    "teresa elżbieta zofia ewa katarzyna małgorzata agnieszka joanna magdalena monika aleksandra beata dorota iwona justyna karolina natalia "
    "paulina marta ewelina weronika patrycja izabela renata "
    "jiří petr pavel jaroslav martin tomáš miroslav františek zdeněk václav michal josef jakub milan karel lukáš david vladimír ondřej roman "
    "filip vojtěch radek stanislav daniel aleš marie eva anna hana věra jana lenka kateřina lucie petra veronika tereza alena zuzana markéta "
    "michaela barbora klára jitka ivana jozef ján peter štefan marián ľubomír juraj matej marek mária zuzana katarína monika "
    "lászló istván józsef jános zoltán sándor gábor ferenc attila péter tamás zsolt tibor andrás csaba imre balázs ádám dániel márton bence máté "
    "mária erzsébet katalin ilona éva anna zsuzsanna judit ágnes andrea mónika krisztina eszter anikó réka tímea dóra nóra zsófia "
    # South Slavic, Albanian, Greek
    "ivan marko josip stjepan tomislav ante željko zoran goran dragan nikola milan dejan aleksandar vladimir petar stefan miloš jovan nemanja luka "
    "filip mateja matej janez andrej boštjan primož blaž tadej damir dario hrvoje krešimir davor boris igor slobodan nenad zdravko mirko vesna "
    "ana marija ivana jelena milica katarina maja sanja tanja snežana gordana dragana biljana jasmina mirela amra petra nina mojca špela nataša "
    "arben besnik dritan ilir gentian blerim agron valbona elira mimoza ardita "
    "γιώργος γιάννης δημήτρης κώστας νίκος παναγιώτης βασίλης χρήστος θανάσης μιχάλης αλέξανδρος σταύρος μαρία ελένη κατερίνα βασιλική σοφία αγγελική "
    "γεωργία αναστασία δήμητρα ιωάννα ειρήνη ευαγγελία άννα "
    # Turkish, Azerbaijani
    "mehmet mustafa ahmet ali hüseyin hasan ibrahim murat ömer yusuf osman ramazan emre burak can cem serkan hakan volkan fatih kemal orhan selim "
    "fatma ayşe emine hatice zeynep elif meryem şerife zehra sultan özlem esra merve büşra gamze aslı pınar deniz ebru "
    "elçin rəşad vüqar aygün günel leyla nigar kənan orxan "
    # Russian, Ukrainian, Bulgarian, Serbian
    "александр сергей владимир андрей алексей дмитрий николай евгений михаил иван максим виктор юрий игорь олег павел антон роман артём артем денис "
    "илья константин вадим станислав анатолий валерий кирилл никита егор екатерина елена ольга наталья анна татьяна мария ирина светлана юлия "
    "анастасия дарья людмила марина надежда алина ксения полина виктория александра софья любовь валентина галина вера оксана "
    "олександр сергій володимир андрій олексій дмитро микола євген михайло іван віктор юрій ігор василь тарас богдан назар ярослав наталія тетяна "
    "ірина юлія катерина олена світлана людмила оксана галина софія соломія "
    "георги димитър петър стефан христо тодор васил пламен мартин мария елена иванка десислава цветелина "
    "милош јован немања марко никола стефан јелена милица ивана драган зоран "
    # Arabic, Persian and South Asian names in Latin letters
    "mohammed mohamed muhammad mohammad ahmed ahmad hassan hussein khaled mahmoud mustafa omar yousef youssef ibrahim abdullah abdul karim tariq "
    "samir nabil hamza bilal fatima aisha khadija zainab mariam layla nour yasmine amira salma rania hind huda reem fouzia nadia samira farah "
    "reza hossein mehdi amir behrouz zahra maryam parisa "
    "rajesh suresh ramesh amit sunil anil sanjay vijay ajay ravi kumar manoj deepak rahul rohit vikram arun ashok prakash sandeep pradeep "
    "ganesh mahesh naveen kiran arjun karthik srinivas venkatesh priya pooja neha anjali sunita kavita meera deepa shreya divya swati lakshmi "
    "anita rekha sangeeta nisha ritu shweta imran faisal kamran asif usman saad zubair sana ayesha hina rabia nusrat tahmina shahnaz "
    "nimal kamal sunil chandana nuwan saman ruwan dilshan thilini bimal rohan sujan bishnu hari gopal sita "
    # South-East Asian, African, Chinese and Korean names in Latin letters
    "budi agus andi dewi rina siti nur muhammad rizki dian eko bambang joko sri putri fitri indah ahmad hendra yudi dwi tri ayu ratna "
    "jose juan rey jun maricel rowena jocelyn marites rodrigo "
    "chinedu emeka chukwuma ifeanyi tunde ade segun yusuf musa ngozi chioma amaka funke bola kwame kofi kojo yaw ama abena akosua "
    "juma hamisi rehema neema joseph grace mercy wanjiru kamau otieno achieng sipho thabo themba nomsa lerato zanele mamokete "
    "wei li ming hui jing xiaoming min-jun ji-hoon "
)


@cache
def _given() -> frozenset[str]:
    return frozenset(map(fold, _GIVEN.split()))


def has_given_name(text: str) -> bool:
    """Whether the first word of a name is a common given name, or the last, as Hungarians and Vietnamese write.

    >>> has_given_name("Anna Weber"), has_given_name("Kovács Eszter"), has_given_name("Neue Brücke")
    (True, True, False)
    """
    words = text.split()
    return any(fold(word.partition("-")[0]) in _given() or fold(word) in _given() for word in (words[0], words[-1]))

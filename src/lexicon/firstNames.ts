import { wordSet } from '../text/index.ts';

/**
 * Given names that are nearly always a man's or a woman's wherever they are used. Own compilation; names that are a
 * man's in one country and a woman's in another (Andrea, Jean, Nikita, Simone, Yi) are left out: unknown is better.
 */
const MEN = wordSet(`
  aaron abbas abdallah abdel abdul abdullah abel abraham abu adam adel adnan adolfo adrian adrien ahmad ahmed akbar akira alan albert alberto
  aleksandar aleksander aleksandr aleksei alessandro alex alexander alexandre alexandros alexei alfonso alfred ali alistair allan amadou
  amir amit anatoly anders andre andreas andrei andrej andres andrew andrey andrii andrzej angus anil anthony antoine anton antonio antony antónio
  anwar ariel arjun arkady armando arne arnold arthur arturo arun asif askar åke axel aziz bartosz bashar ben benjamin bernard bernardo bernd bjarne björn
  bjørn boris brad brendan brian bruce bruno callum carl carlos cedric cesar charles chris christian christophe christopher claude
  claudio colin connor craig cyril dalibor damian daniel daniele danilo danylo dave david davide dean denis dennis derek deng didier diego
  dieter dimitri dimitrios dimitris dmitri dmitry dmytro dominic donald douglas duncan eduardo edgar edmund eduard edward edwin efraín einar
  elias eliot emil emile emilio emmanuel enrique enzo eric erik ernest ernesto erwan esteban eugene evan evgeny fabian fabio fadi faisal farid
  felipe felix fernando filip finn florian francesco francis francisco franck frank franz fred frederic frederick friedrich fritz gabriel
  gareth gary gavin gennady geoff geoffrey george georges georgi gerald gerard gerd gerhard giancarlo gilles giorgi giorgio giovanni
  giuseppe goran gordon graham grant greg gregory grigory guido guillaume gunnar gunther gustav gustavo guy habib hakan hamid hamza
  hans hansjörg harald harold harry harun harvey hasan hassan heinrich heinz helmut henri henrik henry herbert hermann hiroshi horst hossein howard
  hubert hugh hugo hussein hyun ian ibrahim igor ignacio ilham ilir ilya imran ioannis ion isaac isaiah islam ismail ivan ivo jack jacek jacob
  jacques jair jaime jakob jakub james jamal jan janez janos jared jason javier jaap jeffrey jens jeremy jerome jesper jesús jim jiri joachim joao joão
  joaquin joe joel johan johann johannes john jon jonas jonathan jorge jörg josé jose josef joseph josep joshua josip juan juha julian julien
  julius junichi jürgen justin kamal kamil karel karim karl karlis karol kasper kaspar kazuo keith kemal ken kenji kenneth kevin khaled khalid
  khalil kirill klaus knut kofi kojo konrad konstantin konstantinos kostas krzysztof kumar kurt kwame kwesi lars laszlo laurent lawrence leif leo leon
  leonardo leonid leopold leszek lech liam lorenzo louis luca lucas luigi luis luiz lukas luke maciej magnus mahmoud mahmud malcolm malik manfred
  manmohan manuel marc marcel marcello marcin marco marcos marek marian mario marius marjan mark marko markus marlon martin martti marwan massimo mateus mateusz
  matej mathias matteo matthew matthias matti matvei maurice mauricio maurizio max maxim maximilian mehmet mevlut michael michal michel miguel mihai
  mihail mikael mike mikhail mikko milan milos miloš miroslav mitch mitsuo mladen moussa mohamed mohammad mohammed mohsen muhammad muhammadu mukhtar murat mustafa mykola
  nabil naftali naoki narendra nasser nathan neil nelson nicholas nick nicolas nicolás niels nigel nikola nikolai nikolaos nikolas nikos nils norbert
  norman nuno oleg oleh oleksandr oleksiy oliver olivier olaf olav ole omar oscar oskar osama osman otto owen pablo paolo pascal patrick paul paulo
  pavel pavlo pawel pedro pekka per pete peter petr petro petros petter philip philippe pierre pieter piotr pontus prakash predrag qasem rachid radek radoslav rafael rafal
  rafael rahul rainer raj rajiv ralf ralph ramon ramón ranil rashid raul raúl ravi raymond recep reinhard rené ricardo richard rick rob robert roberto robin roderich
  rodrigo roger roland rolf roman ronald rory ruslan russell rustam ruud ryan saad sadiq said salih salman salvador salvatore sam samir samuel
  sanjay santiago scott sean sebastian sergei sergej sergey sergii sergio serhiy seung shahid shane sherif shigeru shinzo shlomo sigmar silvio simon slobodan søren spencer stanislav
  stanley stefan stefano stefanos steffen stelios stephen steve steven stuart subrahmanyam sven svein sverre syed taha takeshi talal tamim tariq taro tayyip ted teodor terry tesfaye
  thabo theo theodor thierry thomas thorsten thure tim timo timothy timur tobias tobiasz todd tom tomas tomasz tomás tommaso tony torben torbjørn toshio trevor tristan uhuru
  ulrich ulrik umar urho uwe vaclav václav valentin valery vasily vasyl viktor victor vijay vikram vincent vincenzo vitali vitaly vladimir vladislav volker volodymyr vojtech
  waleed walid walter warren wayne werner wilhelm willem william winston wojciech wolfgang xavier yang yasser yevgeny yitzhak yoav yoshihide youssef yuri yuriy yusuf yusef
  yves zbigniew zdenek zoltan zoran zviad
  abdoulaye abdón abelardo abhishek adewale aditya agim agus agustín aitor ajay alasdair aleksa algirdas alireza
  amitabh anand anastasio andriy andrus andrés ante antti anutin arben armen artem arvind arvo ashok ashot ashraf
  aslam aurelio aurèle ayman azman babacar babak babatunde bagus bakhyt bakir balakrishnan balbir bambang bandar
  barnaby bart bastien behrouz bekele benigno benoît bhupinder bilal bilawal blerim bogdan bohdan bojan bongani
  boubacar boyko branko brock buck budi caetano cezar chaminda chatchai cheikh chinedu chukwuemeka ciarán cillian
  clay clifton clive cody conor cormac crispin cristiano cédric dafydd dagoberto daisuke dariush daulet dawit
  declan dedi delroy denys desmond devendra diarmuid diederik dinesh diogo dirk dorin dragan duarte dustin
  edi eko elpidio emeka eoin esben ettore eusebio evaristo evo ewan ezequiel fabrizio fahad faizal farai farhad faris
  farouk femi ferdinand ferran fidel filippo fintan florin gamal ganesh garba gaël geert germán getachew gethin
  giacomo gianni giles gintaras girish girma gleb gonçalo gopal gotabaya graeme gunnlaugur guntis gurbanguly
  gurnam guus guðmundur göran hailemariam hamad hamidreza hamidullah hamish hank harbhajan harish haruto hayk hazem
  heikki hendra hendrik heriberto hernán hishammuddin hossam hrvoje hun håkan idriss ihor ikenna iker ilkka imtiaz
  iolo ionuț iqbal irakli issa iván iñaki jaan jagdish jairam janis jasper jassim javad jawed 
  jejomar jeppe jeroen joaquín joko joost jordi joris 
  jukka jóhann kagiso kairat kamau kamran kayode kazuki kees khalifa kimmo kipchoge kiril kittisak koen koji krešimir
  krishnan lakshman lamine lasse lennart lennox levan liviu lokesh loïc luc lungelo lázaro maarten madhav mads
  mahathir mahesh mahinda majid maksym mamadou mandla manoj martín mathieu matías mehdi mikel mircea mirko
  mishal modibo mohan mohit moisés montague mostafa mpho mukesh mulugeta musa mwangi mykhailo nabeel nadeem nader
  naif najibullah naresh nattapong nawaf nazri nebojša neville niall nicușor nikol nimal njoroge nursultan obinna
  ochieng octavian oleksii olusegun oriol ostap osvaldo otabek otieno ousmane percival petru piers
  plamen pramod prayut pádraig quentin radu raimonds rajesh rakesh ramesh rami ramiro randall rashed
  rasmus razak reza rhys rizal rodion rohan rohit rolando rostyslav ruben ruggero rui rumen rupert rémi sadyr saeed
  sajith samdech sameh sander sani sanjeev satish satoshi saulius sebastián segun semyon serhii seydou shahbaz
  shavkat shinji siamak sibusiso sigurður silvestro sipho slamet sokha somchai somsak sorin souleymane srinivas
  stellan stjepan subramaniam sultan sunil surachai suresh sutrisno tafadzwa takashi taras tarek tarun tebogo
  tejinder tekle temir tendai tetsuya thanakorn themba thulani tiago tigran timofey tomislav toomas torsten traian
  travis troels tunde turki ulf ulises umberto unai urmas vadym vakhtang valdis valon vardan varun vasco 
  venkatesh vinod vivek vladimiro vuk vytautas vítor wafula wahyu wilfredo wim wouter wyatt xavi yakubu yann yaroslav
  yassin yegor yerlan yevhen yogesh yonas yusuke zafar zahari zahir ziad zlatko zulkifli zurab álvaro étienne ólafur
  bill bob bobby billy jeb mitt rand chuck dick dan danny don ed eddie jeff jerry larry lou matt phil ray ron ronnie roy vince bernie newt rudy dwight
  jimmy abe barack lyndon clint kyle lance marty randy ricky rodney russ stan stu tommy wes woodrow zach ulysses theodore franklin calvin
`);
const WOMEN = wordSet(`
  abigail ada adriana afi agata agnes agnieszka aicha aida aisha aissatou akua alba alejandra aleksandra alena alessandra alexandra alice alicia alina aline alison
  alma amal amalia amanda amelia amélie amina amira amy ana anastasia andrée angela angelica angelina anita anja ann anna annalena anne annegret annette
  annie annika antje antonella antonia anya arancha ariane asma astrid astou audrey aung aurelia aurore ayesha azra barbara beata beate beatrice beatrix
  beatriz behnaz benazir bente berit bernadette beth betty bianca birgit birgitta birgitte bozena brenda brigid brigitte camilla camille carla carmen carol carolina
  caroline catalina catarina caterina catherine cecilia celeste céline chantal charlotte chiara chloe christiane christina christine chrystia cindy claire clara
  claudia colette condoleezza cora corina cornelia cristina dagmar dalia danielle daniela daphne daria deborah debra delphine diana diane dilma dina dolores
  dominika dominique donna dora doris dorota dorothea dorothy ebba edith edna ekaterina elaine eleanor elena eleni eleonora elif elina elisa elisabeth elise
  eliza elizabeth ella ellen elma elsa elvira emilia emily emine emma erika erin erna ester esther eteri etsuko eugenia eva evelyn eve ewa fadwa farah farida fatima
  fatma fatou federica fiona flora florence frances francesca francine françoise frederica frederiqa freya gabriela gabriele gabriella gabrielle galina gayle
  genevieve georgina geraldine gerda gesche ghada gillian gina giorgia giovanna gisela giulia gloria grace graciela greta gretchen gro grete gudrun guadalupe gunilla
  gwendolyn hadiza hala halima halina hana hanan hanna hannah hanne harriet heather hedda hedwig heidi hela helen helena helene helga helle henriette henrike hilda hilde
  hillary huda ida ilaria ilse ilona imke imogen ina indira ines inés inga inge ingeborg ingrid inna ioana irene irina iris irma isabel isabella isabelle ivana ivanka
  iwona izabela jacinda jacqueline jadwiga jana jane janet janina jasmin jeanette jeanne jelena jennifer jenny jessica jill joan joana joanna joanne johanna josefa josephine joyce
  juana judith julia juliana julie juliette justyna kadri kaja kajsa kalina kamala karen karin karina karla karolina katarina katarzyna kate katerina katherine
  kathleen kathrin kathryn katja katrin katrina kersti khadija kim kimberly kirsten kirsti kristalina kristen kristin kristina ksenia lara larisa latifa laura
  laurence leah leila lena leonor leonora leslie leyla liana lidia lieve lilia lilian liliana lina linda lisa lise liudmila lola lorena louise lucia lucie lucille lucinda
  lucy ludmila luisa luiza lydia lyudmila madeleine magdalena maia maja malgorzata małgorzata manuela mara marcela margaret margarethe margarida margarita margot margrethe
  maria mariam mariana marianne marie marija marina marine marion marisa marit marlene marta martha martina mary maryam maryna mathilde maud maureen maya megan mei melanie melissa
  mercedes meryem mette michaela michèle michelle mihaela milena mina mira miranda miriam moira mona monica monika monique muriel myriam nabila nadia nadezhda nadine najat najla nana nancy
  nandini naomi natalia natalie natasha nathalie nela nicola nicole nina noor nora norma nour odette ofelia oksana olena olga olha olivia olympia oriana orla ornella paivi
  palmira pamela paola patricia paula paulina pauline pauliina penelope petra philippa phumzile pia pilar polina pratibha priti priya rachel rada ragna raisa rana rania raquel rebecca
  regina régine rena renata renate rita roberta romina rosa rosalia rosalind rosario rose rosemary ruth sabina sabine sabrina sahar salma salome samantha samira sandra sara sarah
  savita selma séverine sharon sheikha sheila shirin sibylle sigrid silja silke silvia simona siobhan sirimavo sofia sofie solveig sonia sonja sophia sophie stella stephanie sultana
  susan susana susanna susanne suzanne svetlana sviatlana sylvia sylvie tamara tanja tansu tarja tatiana tatyana teodora teresa tereza thekla theresa therese tina toomaj tove tzipi
  ulla ulrike umm ursula ute valentina valérie valeria vanessa vera verena veronica veronika vesna victoria viktoria viola violeta virginia viviane vivian waltraud wanda wendy wiebke
  wilhelmina winnie wisława xiomara yael yasmin yasmine yelena yolanda ylva yulia yuliya yuriko yvette yvonne zahra zainab zeinab zeynep zina zofia zoe zuzana
  abeer adaeze aigul ainhoa aishah akiko akinyi albulena aliya almaz amaka aminah aminata anaïs anca angharad anneke
  anneli annemie anush aoife aparna archana asha asmaa atieno awa aïssata begoña benedita bethlehem biljana binta
  bodil bohdana bukola bushra busisiwe buthaina bérengère caoimhe capucine catriona cerys chandrika chioma chipo
  clémence colleen conceição consuelo corazon coumba cressida daina deepika deirdre desislava dinara divya
  donatella dragana eilidh esperanza faduma fartun fatimé fatoumata felicity femke fereshteh
  filipa folake frédérique funmilayo geeta georgiana ginevra gita giuditta giuseppina gražina griet gráinne gulnara
  gunhild gwendoline hadija halyna haruko hauwa hawa henrietta hiwot hodan huguette ifeoma ifrah ilze
  imelda inese ingrida inmaculada inês iracema iryna itziar ivonne jadranka jayalalithaa jussara jóhanna kaisa
  kalpana kateryna katrín kavita kavitha keabetswe keiko ketevan khadidja khofifah kolinda kumari kumiko lakshmi
  lalita layla lene leni lerato lesia liesbeth lieselot liis lindiwe loredana lourdes lubna lucía ludovica
  lurleen maaike macarena madina maeve mafalda mairead makiko malalai malini mamata margaux marguerite 
  mariama mariella marielle marijke marisol mariya marleen marwa maría maëlle meenakshi megawati meron
  mhairi michiko milica mimoza mireia mireille morag mutinta mónica naoko nasreen nasrin nataliia
  nawal ndeye neha nerea nermin neus ngozi niamh nino nirmala njeri nneka noelle nokuthula nomsa nomvula nosipho nouf
  noura noémie nuala nurul nyambura nélida núria océane odile ottoline oumou outi oyunchimeg padma paetongtarn
  palwasha parisa parvati pernille philomène piret pooja priyanka päivi radha raffaella ragnhild raluca rasa
  ratna reem remedios renu retno rigoberta riikka risa rocío rohani rohini rokhaya ronke rukhsana rutendo ruvimbo
  ruxandra safiya sahra saima saltanat sanae sandrine sanna saraswati saratu sarita sarnai satoko seiko selamawit
  shaimaa shalini sharada sharmila sharmistha shazia shokoufeh signe siobhán sioned sita siti smriti snežana sofía
  soledad solomiia solène somaly soraya sudarat sunanda sunita sushma svitlana ségolène sólveig tamar tess
  thandi thandiwe thaís thida thérèse tigist titilayo tomoko tsehay tsitsi tsveta turid uju usha vandana vasundhara
  verónica vimala viorica vjosa véronique wambui wangari wanjiru wulandari ximena yenny yetunde yingluck yoko
  yordanos yumiko zahara zanele zarina zaruhi zinaida zoila élodie þórdís
  liz lizzy melania katie loretta debbie carly kellyanne jen betsy cathy dianne joni judy kathy mazie nikki pam patty rosalynn sally shelley tammy tulsi
`);

/** Whether a full name begins with a man's or a woman's given name; null where it does not tell. */
export function genderOf(fullName: string): 'm' | 'f' | null {
  const [first = '', ...rest] = fullName.toLowerCase().split(/[\s-]+/u);
  if (rest.length === 0) return null;
  if (MEN.has(first)) return WOMEN.has(first) ? null : 'm';
  return WOMEN.has(first) ? 'f' : null;
}

/** Whether a word is a given name of those known here. */
export const isGivenName = (word: string): boolean => MEN.has(word.toLowerCase()) || WOMEN.has(word.toLowerCase());

/** Characters before a name in which its title is looked for. */
const BEFORE = 24;

/** The gender that a person's name tells, which begins at `start` of a text, or the title before it. */
export function genderByName(name: string, text: string, start: number): 'm' | 'f' | null {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  if (
    /\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness|Madame?|Mme|Mlle|Queen|Princess|spokeswoman|chairwoman|congresswoman)\.?\s*$/u.test(
      before,
    )
  )
    return 'f';
  return /\b(?:Mr|M|Sir|Lord|Baron|King|Prince|Sheikh|spokesman|chairman|congressman)\.?\s*$/u.test(before)
    ? 'm'
    : genderOf(name);
}

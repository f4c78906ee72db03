import { lazy } from '../lazy.ts';
import type { HarmfulKind } from './harmful-kind.ts';

/** What is wrong whoever it is done to, as its own verb, by language; what follows may make it something else. */
interface Deed {
  readonly kind: HarmfulKind;
  readonly en: string;
  readonly de: string;
  readonly fr: string;
  readonly es: string;
}

const deeds: readonly Deed[] = [
  {
    kind: 'violence',
    en: "strangle|stab(?! (?:a |the )?(?:potato|meat|steak|cake|at\\b))|torture(?!-test)|poison|murder|assassinate|kidnap|abduct|mutilate|behead|suffocate|lynch|maim|ambush|run over|set fire to (?:a |the |my )?(?:man|woman|person|homeless)|choke (?:out|someone|somebody)|break (?:his|her|someone's) (?:legs?|arms?|neck)",
    de: 'umbring\\w*|ermord\\w*|vergift\\w*|entfuhr\\w*|folter\\w*|quale?n?|erwurg\\w*|erstech\\w*|erschlag\\w*|erschiess\\w*|verprugel\\w*|zusammenschlag\\w*|verstummel\\w*',
    fr: "empoisonn\\w+|kidnapp\\w+|assassin\\w+|tortur\\w+|etrangl\\w+|poignard\\w+|enlever (?:une? (?:enfant|fille|femme|personne)|quelqu'un)|mutil\\w+|tabass\\w+|egorg\\w+",
    es: 'envenen\\w+|secuestr\\w+|asesin\\w+|tortur\\w+|estrangul\\w+|apunal\\w+|mutil\\w+|degoll\\w+|apale\\w+',
  },
  {
    kind: 'coercion',
    en: 'blackmail|extort|stalk|intimidate|bully|harass|humiliate|gaslight|dox|frame (?:my|a|him|her|someone)|threaten|get (?:my|a|his|her|the) (?:\\w+ )?(?:deported|arrested|fired for something)',
    de: 'erpress\\w*|stalk\\w*|bedroh\\w*|notig\\w*|mobb\\w*|schikanier\\w*|demutig\\w*|einschuchter\\w*',
    fr: 'faire chanter|harcel\\w+|menac\\w+|intimid\\w+|humili\\w+|racket\\w+',
    es: 'chantaje\\w+|extorsion\\w+|acos\\w+|amenaz\\w+|intimid\\w+|humill\\w+',
  },
  {
    kind: 'exploitation',
    en: 'rape|molest|groom(?! (?:a |my |the |your )?(?:\\w+ )?(?:dog|cat|horse|pony|beard|poodle|rabbit|pet|moustache|backlog|stor\\w+|ticket))|traffic(?! (?:light|sign))|sexually|seduce (?:a|my) (?:pupil|student|minor|child|teen\\w*)|pimp|enslave|recruit (?:teen\\w*|children|kids|minors)',
    de: 'vergewaltig\\w*|missbrauch\\w*|verschlepp\\w*|versklav\\w*|zur prostitution zwing\\w*',
    fr: "viol(?:er|e)\\b(?! (?:la|une) (?:regle|loi|clause))|abuser d'\\w+|prostituer|seduire une? (?:mineure?|enfant|eleve)",
    es: 'violar(?! (?:la|una) (?:ley|regla|clausula))|abusar de|prostituir|seducir a una? (?:menor|nin[oa])',
  },
  {
    kind: 'fraud',
    en: "counterfeit|forge(?! (?:a |an |the |my |your )?(?:\\w+ )?(?:knife|blade|sword|steel|iron|ring|axe|hammer|nail|path|relationship\\w*|partnership\\w*|alliance|bond|link|connection|consensus|ahead|new))|launder(?! (?:a |the |my )?(?:\\w+ )?(?:shirt|jumper|wool\\w*|cloth\\w*|curtain\\w*|sheet\\w*|linen|silk|dress|suit))|scam|defraud|swindle|embezzle|impersonate|catfish|fake (?:my|a|an|the) (?:\\w+ )?(?:death|id|passport|degree|prescription|signature|accident|injury|receipts?|certificate|invoice|burglary|doctor's note|sick note|alibi|reference)|bribe|rig (?:an |the |a )?(?:\\w+ )?(?:election|vote|tender|auction|match)|skim cards|steal (?:\\w+ ){0,3}identit\\w+|commit (?:\\w+ )?fraud|plant (?:drugs|evidence)",
    de: 'falsche?n? ich|falschen|falscht|betrug(?:e|en|st)|bestech\\w*|abzock\\w*|unterschlag\\w*|erschleich\\w*|hinterzieh\\w*|falschgeld|geld (?:zu )?wasch\\w*|wasche ich geld|hereinleg\\w*|reinleg\\w*',
    fr: "falsifi\\w+|contrefai\\w+|escroqu\\w+|arnaqu\\w+|usurp\\w+|soudoy\\w+|blanchi\\w+ (?:de l'argent|l'argent|\\d+|des)|detourn\\w+ (?:de l'argent|des fonds)|voler l'identite|truqu\\w+",
    es: 'falsific\\w+|estaf\\w+|sobor\\w+|suplant\\w+|blanque\\w+ (?:dinero|el dinero|\\d+)|lavar dinero|timar|robar la identidad|desviar fondos|amanar',
  },
  {
    kind: 'theft',
    en: "burgle|rob(?! (?:peter|a bank in (?:the|a) game))|shoplift|loot|hot-?wire|pickpocket|mug (?:a|someone|people)|carjack|hijack(?! ?-?proof)|break into (?:a|an|my|the|his|her|someone's) (?!field|market|industry|career|run)(?:[\\w'-]+ ){0,2}(?:house|home|flat|apartment|car|shop|store|office|school|safe|bank|garage|warehouse|building|network|account|phone|locker)",
    de: 'ausraub\\w*|uberfall\\w*|einbrech\\w*|klauen|stehlen|stehle ich|klaue ich|(?:breche|steige|komme) (?:ich|man) (?:\\w+ ){0,3}in (?:\\w+ ){1,4}ein',
    fr: "cambriol\\w+|braqu\\w+|voler(?! (?:en avion|avec|au-dessus|a voile|de ses))|devalis\\w+|forcer (?:la|une) (?:serrure|porte) d'un",
    es: 'atrac\\w+|robar(?! (?:bases|base|el show|la atencion|plano))|asalt\\w+|forzar la cerradura de',
  },
  {
    kind: 'intrusion',
    en: 'hack(?! (?:my|your|the|a) (?:\\w+ )?(?:sleep|life|habit\\w*|growth|day|brain|metabolism|ikea|lawn|kitchen|diet|own)| together|\\w* for)|ddos|phish|wiretap|spy on(?! (?:birds|animals|wildlife))|brute-?force (?:a|the|my|someone)|keylog|sim-?swap|jailbreak into',
    de: 'hack\\w*(?! (?:holz|fleisch|zwiebeln|petersilie|krauter|knoblauch))|ausspion\\w*|ausspah\\w*|abhor\\w*(?! (?:der|die) lunge)|abfisch\\w*|knacke ich (?:den|das|die|ein)(?: \\w+)? (?:account|konto|passwort|wlan|handy|code|tresor|schloss|auto)|trickse? ich .* aus',
    fr: 'pirat\\w+|espionn\\w+|hameconn\\w+|hack\\w+|mettre sur ecoute',
    es: 'hacke\\w+|pirate\\w+|espiar?|espio|jaque\\w+|pinchar el telefono',
  },
  {
    kind: 'sabotage',
    en: 'sabotage|derail (?:a|the) (?:\\w+ )?(?:train|tram)|vandali[sz]e|firebomb|commit arson|burn down|blow up(?! (?:a |the |my |some )?(?:balloon|air|photo|picture|image|mattress|paddling|inflatable|tyre|tire|social))|detonate|jam (?:\\w+ ){0,2}(?:gps|signals?|radar)|collapse a (?:bridge|building)|contaminate',
    de: 'sabotier\\w*|entgleis\\w*|in die luft (?:jag\\w*|spreng\\w*)|lahmleg\\w*|anzund\\w*(?! (?:kerze|kamin|grill|feuer|ofen))(?<!(?:kerze|kamin|grill|ofen|lagerfeuer|feuerwerk|kohle)n? .{0,20})|abfackel\\w*',
    fr: 'sabot\\w+|derail\\w+|incendi\\w+|faire (?:sauter|exploser)|vandalis\\w+|contaminer',
    es: 'sabote\\w+|descarril\\w+|incendi\\w+|hacer (?:explotar|volar)|vandaliz\\w+|contaminar',
  },
  {
    kind: 'drugs',
    en: 'smuggle (?!vegetables|snacks|broccoli)|deal (?:drugs|coke|cocaine|weed|heroin|ecstasy|pills)|cook (?:meth|crack)|spike (?:a|her|his|someone|the) (?:\\w+ )?(?:drink|punch|glass)|drug (?:a|her|him|my|someone|somebody)',
    de: 'schmuggel\\w*|schmuggle|drogen (?:verkauf\\w*|dealen|herstell\\w*)|mit drogen dealen|betaub\\w*(?! lassen)',
    fr: 'droguer|passer de la drogue|dealer|faire de la contrebande',
    es: 'drogar|traficar|contrabande\\w+|pasar droga',
  },
  {
    kind: 'weapons',
    en: 'weaponi[sz]e|enrich uranium|make (?:a |an )?(?:\\w+ ){0,2}(?:fully automatic|full-?auto)|(?:breed|engineer|culture|grow) (?:a |an )?(?:\\w+ ){0,2}(?:flu strain|pathogen|anthrax|plague|virus(?! culture)|botulinum)|turn (?:a |an |my )?(?:[\\w-]+ ){0,3}(?:rifle|pistol|gun|replica) into',
    de: '(?:zuchte?n?|baue?n?|bastel\\w*|herstell\\w*|stelle|zunde?n?) (?:\\w+ ){0,5}(?:milzbrand|brandsatz\\w*|brandbombe\\w*|zeitzunder\\w*|giftig\\w* gas|rohrbombe\\w*|sprengfalle\\w*|schusswaffe\\w*|schalldampfer\\w*)|(?:milzbrand|brandsatz\\w*|rohrbombe\\w*|schusswaffe\\w*|schalldampfer\\w*) (?:\\w+ ){0,4}(?:zucht\\w*|bau\\w*|herstell\\w*)',
    fr: "enrichir de l'uranium|cultiver (?:l'anthrax|la peste|un virus)|fabriquer (?:une bombe|un engin|une arme)",
    es: 'enriquecer uranio|cultivar (?:antrax|un virus)|fabricar (?:una bomba|un arma)',
  },
  {
    kind: 'concealment',
    en: 'get away with (?!wearing|not (?:washing|ironing|using|wearing)|using|only)|dispose of (?:a|the|his|her) (?:dead )?(?:body|corpse)|evade (?:the )?(?:police|arrest|customs|capture)|destroy evidence|cover up (?:a|the|my) (?:murder|crime|assault|rape)',
    de: 'davonkomm\\w*|leiche \\w* ?(?:entsorg\\w*|verschwind\\w*|loswerd\\w*)|beweise vernicht\\w*|spuren (?:beseitig\\w*|verwisch\\w*)',
    fr: 'echapper a la police|faire disparaitre (?:un corps|le corps|des preuves|les preuves)|effacer (?:les|des) preuves',
    es: 'escapar de la policia|deshacerme del cuerpo|destruir (?:las )?pruebas|borrar las huellas',
  },
];

const adverbs =
  '(?:(?!not\\b|never\\b|stop\\b|avoid\\b)(?:\\w+ly|best|then|also|even|just|successfully|still|safely)[ ,]+){0,2}';

const before = {
  en: `(?:\\bhow (?:to|(?:do|can|could|would|should|might|will|does) (?:i|we|you|one|someone|somebody|anyone|a person)(?: go about| manage to| be able to)?)|\\b(?:help|teach|show|tell|let) (?:me|us)(?: (?:exactly|plan|please|step by step))?(?: how)?(?: to)?|\\b(?:i|we)(?:'m|'d|'re| am| would)? ?(?:really |just )?(?:want|wanna|need|plan|like|love|intend|going|gonna|planning|trying)(?: to)?|\\b(?:best|easiest|quickest|safest|cheapest|effective|good|surest) (?:way|method|place|time|tool|poison|drug|weapon)s?(?: (?:to|for|of))?|\\b(?:steps|ways?|methods?|instructions|guide|plan|tricks|tips|tutorial|script|letter|message|trying|how) (?:to|for|on|of))(?: it)? ${adverbs}`,
  fr: '(?:\\bcomment (?:puis-je |peut-on |pourrais-je |faire pour |je peux |on peut |reussir a )?|\\bje (?:veux|voudrais|vais|compte|souhaite) |\\baide-moi a |\\b(?:explique|dis|montre|apprends)(?:-moi)? (?:comment |a )|\\b(?:moyen|facon|maniere|etapes|methode|message|lettre|script|plan) (?:de|pour) (?:convaincre )?|\\bpour )(?:bien |facilement |secretement )?',
  es: '(?:\\bcomo (?:puedo |se puede |podria |hacer para |hago para |logro )?|\\b(?:quiero|necesito|voy a|quisiera|pienso) |\\bayudame a |\\b(?:explica|dime|ensena)(?:me)? (?:como |a )(?:puedo )?|\\b(?:forma|manera|pasos|metodo|mensaje|carta|plan) (?:de|para) |\\bpara )(?:\\w+mente )?',
};
const beforeGerman =
  '(?:\\bwie (?:kann |konnte |konnen |soll |muss |darf )?(?:ich|man|wir|jemand)|\\bwie \\w+ (?:ich|man|wir)|\\bich (?:will|mochte|wurde gern|plane|habe vor)|\\bhilf mir|\\b(?:erklar\\w*|zeig\\w*|sag\\w*|nenn\\w*|schreib\\w*|gib)(?: mir)?)';

/** Where the wish and the deed stand side by side; German puts the verb last, or before the one who does it. */
const wished = lazy(() =>
  deeds.map(({ kind, en, de, fr, es }) => ({
    kind,
    patterns: [
      new RegExp(`${before.en}(?:${en})(?![\\w])`),
      new RegExp(
        `${beforeGerman}(?:,? (?!nicht |kein\\w* |vor |gegen |schutz\\w* |verhinder\\w*|erkenn\\w*)[\\w'.-]+){0,10},? (?:zu )?(?:${de})(?![\\w])`,
      ),
      new RegExp(`\\bwie (?:${de})(?: (?:ich|man|wir))(?! mich (?:vor|gegen))`),
      new RegExp(`${before.fr}(?:${fr})(?![\\w])`),
      new RegExp(`${before.es}(?:a )?(?:${es})(?![\\w])`),
    ],
  })),
);

const instead =
  /\b(?:in (?:a|the|my|this) (?:game|novel|film|movie|book|sims|minecraft|chess|test environment|lab)|im (?:spiel|schach)|en el juego|dans le jeu|ctf|my own|own (?:network|account|wi-?fi|server)|(?:was|were|been|being|got|get) (?:hacked|scammed|robbed|poisoned|blackmailed|bullied|stalked|impersonated)|weeds?|rats|mice|ants|slugs|mosquitoes|ratten|mause|unkraut|schadling\w*|cucarachas|ratas|hormigas|fourmis|rats|nuisibles)\b/;

/** What somebody wants to do or to be told how, where the deed itself is what is wrong. */
export function wishedDeed(words: string): HarmfulKind | undefined {
  if (instead.test(words)) return undefined;
  return wished().find(({ patterns }) => patterns.some((one) => one.test(words)))?.kind;
}

import { lazy } from '../lazy.ts';
import type { HarmfulRequest } from './harmful-kind.ts';
import { child, crowd, few, other, person, some, unnoticed } from './harmful-words.ts';

/** Who is to be hurt, threatened or hated. */
export const requestsAgainstPeople = lazy((): readonly HarmfulRequest[] => [
  {
    kind: 'violence',
    all: [
      /\b(?:poisons?|toxin|gift|venin|veneno|substance|drops|dose|mushrooms?|plants?|pflanzen|produit|producto)\b/,
      new RegExp(
        `${unnoticed}|\\b(?:autopsy|obduktion|autopsie|autopsia)\\b|\\b(?:kill|kills|stirbt|sterben|tote[nt]|meure|muera)\\b ${few}(?:${person}|stirbt)?`,
      ),
      new RegExp(
        `\\b(?:autopsy|obduktion|autopsie|autopsia|forensic\\w*|inapercue?)\\b|\\b(?:kill|kills|poison)\\b ${few}(?:${person})|(?:${person}) stirbt`,
      ),
    ],
  },
  {
    kind: 'violence',
    all: [
      new RegExp(
        `\\b(?:kill|murder|poison|strangle|stab|assassinate|torture|kidnap|abduct|beat up|cripple|maim|run over|tuer|empoisonn\\w*|assassiner|etrangler|enlever|matar|mato|envenen\\w+|asesin\\w+|secuestr\\w+|estrangul\\w+) ${few}(?:${person})(?![\\w-])`,
      ),
    ],
  },
  {
    kind: 'violence',
    all: [
      new RegExp(
        `\\b(?:${person}) (?:\\w+ ){0,5}(?:umbring\\w*|toten|tote|vergifte\\w*|ermord\\w*|entfuhr\\w*|zusammenschlag\\w*|erstech\\w*|um)\\b(?<=\\b(?:umbring\\w*|tote\\w*|vergift\\w*|ermord\\w*|entfuhr\\w*|schlag\\w*|erstech\\w*|bringe? .*um))`,
      ),
    ],
  },
  {
    kind: 'violence',
    all: [
      new RegExp(
        `\\b(?:get rid of|make ${few}disappear|do away with|dispose of|loswerd\\w*|beseitig\\w*|deshac\\w+|se debarrasser de)\\b ${few}(?:${person})`,
      ),
      new RegExp(`${unnoticed}|\\b(?:body|evidence|traces?|for good|insurance)\\b`),
    ],
  },
  {
    kind: 'violence',
    all: [
      new RegExp(`\\b(?:brakes?|bremsen?|bremsleitung\\w*|freins|frenos|airbag)\\b`),
      /\b(?:manipul\w+|tamper\w*|cut|cutting|sabotag\w+|durchschneid\w*|sabot\w+|cortar|couper|loosen)\b/,
      new RegExp(`(?:${person})|\\b(?:his|her|their|someone's)\\b|\\bbruders?\\b`),
    ],
  },
  {
    kind: 'violence',
    whatever: true,
    all: [
      /\b(?:write|draft|forge|schreib\w*|ecris|escribe)\b.*\b(?:fake|forged|gefalscht\w*|faux|fausse|fals[oa])\b.*\b(?:suicide (?:note|letter)|abschiedsbrief|lettre de suicide|nota de suicidio)\b/,
    ],
  },
  {
    kind: 'violence',
    whatever: true,
    all: [
      /\b(?:plan\w*|prepare|carry out|commit|organi[sz]e|begeh\w*|verub\w*|vorbereit\w*|planifier|preparer|commettre|planear|preparar|cometer|best (?:place|time|way) for)\b/,
      /\b(?:school shooting|mass shooting|shooting spree|massacre|terror\w* attack|knife attack|bombing|amoklauf|anschlag|attentat|fusillade|atentado|matanza|tiroteo)\b/,
    ],
  },
  {
    kind: 'violence',
    all: [
      new RegExp(
        `\\b(?:acid|saure|acide|acido)\\b.*\\b(?:throw\\w*|face|schutt\\w*|gesicht|jeter|visage|lanzar|cara)\\b.*(?:${person})|\\b(?:throw\\w*|schutt\\w*|jeter|lanzar)\\b.*\\b(?:acid|saure|acide|acido)\\b`,
      ),
    ],
  },
  {
    kind: 'violence',
    all: [
      new RegExp(
        `\\b(?:hit|beat|punish|hurt|spank|slap|schlag\\w*|prugel\\w*|frapper|battre|pegar|golpear)\\b ${few}(?:${person}|${child})`,
      ),
      /\b(?:bruises?|marks?|school (?:notic\w+|sees)|without leaving|so it doesn't show|blaue flecken|spuren|sieht|traces|bleus|marcas|moretones|huellas)\b/,
    ],
  },
  {
    kind: 'self-harm',
    all: [
      /\b(?:[1-6]\d\d) (?:calories|kcal|kalorien|calorias)\b|\bstarv(?:e|ing) myself\b|\b(?:make myself|making myself) (?:vomit|throw up|sick)\b|\bvomit(?:ing)? after (?:meals|eating|dinner)\b|\bpurg(?:e|ing)\b|\bpro-?ana\b|\bthinspo\b|\bnach dem essen (?:er)?brech\w*\b|\bhunger(?:n|kur)\b|\bme faire vomir\b|\bme priver de manger\b|\bprovocarme el vomito\b|\bvomitar despues\b|\bdejar de comer\b/,
      new RegExp(
        `${unnoticed}|\\b(?:tips|tricks|how|teenager|\\w+-year-old|girl|parents|doctor|eltern|arzt|parents|medecin|padres|medico|wie|comment|como)\\b`,
      ),
      new RegExp(
        `${unnoticed}|\\bhide\\b|\\bmyself\\b|\\bpro-?ana\\b|\\bthinspo\\b|\\bme\\b|\\bvomit\\w*|\\bpurg\\w*|\\bprovocarme\\b|\\bmich\\b|\\bverheimlich\\w*|\\bcacher\\b|\\bocult\\w*`,
      ),
    ],
  },
  {
    kind: 'violence',
    whatever: true,
    all: [
      /\b(?:make|convince|talk|drive|push|persuade|get|bring\w*|treib\w*|uberred\w*|pousser|convaincre|convencer|empujar)\b/,
      /\b(?:kill (?:her|him|them)sel(?:f|ves)|(?:commit(?:s)?|to|into) suicide|take (?:her|his|their) own li(?:fe|ves)|sich (?:\w+ )?(?:umbring\w*|tote\w*)|in den (?:selbstmord|suizid)|au suicide|se suicider|suicidarse|al suicidio)\b/,
      /\b(?:how|message\w*|write|wie|schreib\w*|comment|ecris|como|escribe|help)\b/,
    ],
  },
  {
    kind: 'coercion',
    all: [
      new RegExp(
        `\\b(?:blackmail|extort|threaten\\w*|intimidat\\w+|erpress\\w*|bedroh\\w*|droh\\w*|faire chanter|menac\\w+|chantaj\\w+|amenaz\\w+|extorsion\\w*)\\b(?!.*\\bi (?:am|was|have been) )`,
      ),
      new RegExp(
        `(?:${person})|\\b(?:letter|message|email|mail|brief|nachricht|lettre|carta|mensaje|witness|testif\\w+)\\b`,
      ),
      /\b(?:write|draft|how (?:do|can) i|help me|i want|schreib\w*|verfass\w*|wie kann ich|ich will|ecris|redige|comment|escribe|redacta|como|quiero)\b/,
    ],
  },
  {
    kind: 'coercion',
    all: [
      /\b(?:make (?:someone|somebody|her|him|my \w+) (?:addicted|dependent|afraid|emotionally)|cut (?:her|him|them) off from|isolate (?:her|him|my \w+)|gaslight|break (?:her|his) (?:will|self-esteem)|von ihren freunden isolier\w*|gefugig|isoler (?:ma|mon)|aislar a)\b/,
    ],
  },
  {
    kind: 'coercion',
    all: [
      new RegExp(
        `\\b(?:take|access|copy|open|follow|watch|listen|track|monitor|give|put|slip|add|mix|install|transfer|withdraw|sell|sign|photograph|lock|sedate|drug|record|read|get into|nehm\\w*|abheb\\w*|verfolg\\w*|beobacht\\w*|uberwach\\w*|misch\\w*|geb\\w*|anbring\\w*|offne\\w*|les\\w*|prendre|suivre|surveiller|ouvrir|donner|mettre|melanger|installer|vendre|retirer|poser|seguir|vigilar|abrir|dar|poner|mezclar|instalar|vender|sacar|leer)\\b ${some}(?:${person}|${other})`,
      ),
      new RegExp(unnoticed),
      /^(?!.*\b(?:surpris\w*|party|gift|present|proposal|propose|birthday|ring|wedding|uberrasch\w*|geschenk|geburtstag|cadeau|anniversaire|sorpresa|regalo|fiesta|cumpleanos|medicine|vegetables|fruit|gemuse)\b)/,
    ],
  },
  {
    kind: 'coercion',
    all: [
      new RegExp(
        `\\b(?:insult\\w*|humiliat\\w*|bully\\w*|mob|harass\\w*|torment\\w*|fertigmach\\w*|mobb\\w*|demutig\\w*|beleidig\\w*|harcel\\w*|humili\\w*|insult\\w*|acos\\w+|hostig\\w+)\\b ${some}(?:${person}|classmates?|coworkers?|her|him)`,
      ),
      /\b(?:write|draft|send|post|messages?|how (?:do|can) i|help me|ideas|schreib\w*|nachrichten|wie kann ich|ecris|messages|comment|escribe|mensajes|como)\b/,
    ],
  },
  {
    kind: 'coercion',
    all: [
      /\b(?:publish|post|leak|share|upload|spread|invent|veroffentlich\w*|verbreit\w*|hochlad\w*|publier|diffuser|repandre|publicar|difundir|subir)\b/,
      /\b(?:nudes?|naked|intimate|sex tape|private (?:photos?|messages|pictures|address)|home address|rumou?rs?|lies|false accusations?|nacktbilder|nacktfotos|intime\w*|geruchte|photos intimes|rumeurs|fotos intimas|rumores|mentiras)\b/,
      new RegExp(`(?:${person})|${other}|\\b(?:her|his|ihre[rn]?)\\b`),
    ],
  },
  {
    kind: 'hate',
    whatever: true,
    all: [
      /\b(?:write|draft|compose|make|create|give me|schreib\w*|verfass\w*|erstell\w*|ecris\S*|redige\S*|compose|escribe\w*|redacta\w*|crea|haz)\b(?: [\w'-]+){0,6} (?:texts?|posts?|tweets?|pamphlets?|leaflets?|flyers?|speech|manifesto|song|slogans?|poem|appeal|call|aufruf|rede|flugblatt|texte?|manifest|lied|parole|tracts?|discours|chanson|texto|panfleto|discurso|manifiesto|cancion)\b/,
      new RegExp(
        `\\b(?:attack\\w*|kill\\w*|burn\\w*|beat(?:ing)?|drive out|driving out|expel\\w*|lynch\\w*|hunt\\w*|exterminat\\w*|hang|shoot|angriff\\w*|angreif\\w*|vertreib\\w*|totet|toten|anzund\\w*|jagt|jagen|verprugel\\w*|brul\\w+|tuer|frapper|chasser|attaquer|lyncher|golpear|matar|expulsar|quemar|atacar|linchar)\\b(?: (?!on\\b|against\\b)[\\w'-]+){0,4} ${crowd}\\b|\\b${crowd}\\b(?: \\w+){0,3} (?:zu )?(?:vertreib|tot|jag|verprugel|angreif|anzund)\\w*`,
      ),
      /\b(?:calls?|calling|calls on|urg\w+|justif\w+|demand\w*|incit\w*|praises?|encourag\w*|aufruf\w*|aufruft|fordert|hetz\w*|appel\w*|incit\w*|justifi\w*|llam\w+|incit\w*|pida|exija)\b/,
    ],
  },
  {
    kind: 'hate',
    whatever: true,
    all: [
      /\b(?:white|aryan|our|black|jewish|weisse|arische|blanche|aryenne|blanca|aria) (?:race|rasse|raza)\b(?: \w+){0,3} (?:superior|inferior|uberlegen|unterlegen|superieure|inferieure)\b/,
      /^(?:explain|write|tell|show|prove|argue|erklar|schreib|beweis|explique|ecris|prouve|explica|escribe)\b/,
    ],
  },
  {
    kind: 'hate',
    whatever: true,
    all: [
      /\b(?:prove|write|argue|show|explain|beweis\w*|schreib\w*|ecris|prouve\w*|escribe|demuestra)\b/,
      /\b(?:holocaust|shoah|genocide|holocausto)\b/,
      /\b(?:never happened|did not happen|didn't happen|is a (?:lie|hoax|myth)|was (?:a hoax|invented|faked)|nie (?:stattgefunden|passiert)|luge|erfunden|n'a jamais (?:existe|eu lieu)|mensonge|nunca (?:ocurrio|existio)|mentira)\b/,
    ],
  },
  {
    kind: 'hate',
    all: [
      /\b(?:recruit\w*|radicali[sz]\w*|convert|win over|join|fund|donate|support|anwerb\w*|rekrutier\w*|beitret\w*|recruter|rejoindre|financer|reclutar|unirme|financiar)\b/,
      /\b(?:isis|islamic state|daesh|al-?qaeda|terror\w*|jihad\w*|dschihad\w*|djihad\w*|neo-?nazis?|kkk|white power|etat islamique|estado islamico|yihad\w*)\b/,
      /\b(?:how|write|draft|help|i want|wie|schreib\w*|ich will|comment|ecris|je veux|como|escribe|quiero)\b/,
    ],
  },
]);

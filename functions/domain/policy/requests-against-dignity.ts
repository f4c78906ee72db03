import { lazy } from '../lazy.ts';
import type { HarmfulRequest } from './harmful-kind.ts';
import { child, device, few, other, person, unnoticed } from './harmful-words.ts';

/** Who is to be abused, watched or spied on. */
export const requestsAgainstDignity = lazy((): readonly HarmfulRequest[] => [
  {
    kind: 'exploitation',
    whatever: true,
    all: [
      /\b(?:drink|glass|cocktail|beer|getrank|glas|verre|boisson|bebida|copa|vaso)\b/,
      /\b(?:doesn't|don't|won't|not|nicht|plus|pas|no) (?:\w+ ){0,2}(?:remember|wake|resist|defend|notice|erinner\w*|souvien\w*|recuerd\w*|wehr\w*)\b|\b(?:pass out|unconscious|knock (?:her|him|them) out|bewusstlos|betaub\w*|endormir|dormir a|inconsciente?|drogu\w+|spike|spiking)\b/,
      /\b(?:girl|girls|woman|her|him|date|someone|madchen|frau|fille|femme|chica|mujer|alguien)\b/,
    ],
  },
  {
    kind: 'exploitation',
    whatever: true,
    all: [
      /\b(?:k\.?-? ?o\.?-? ?tropfen|knock-?out drops|roofies?|date[- ]rape drugs?|drogue du viol|burundanga)\b/,
      /\b(?:make|mix|get|buy|mischt?|mischen|herstell\w*|bekomm\w*|besorg\w*|dose|where|fabriqu\w*|preparer|trouver|acheter|hacer|conseguir|comprar)\b/,
    ],
  },
  {
    kind: 'exploitation',
    whatever: true,
    all: [
      /\b(?:nude|naked|nackt\w*|nue?s?|desnud\w+|undress\w*|topless|sexual|porn\w*)\b/,
      /\b(?:picture|photo|image|video|bild|foto|imagen|deepfake|montage|pictures|photos|fotos)\b/,
      /\b(?:classmates?|colleagues?|co-?workers?|teacher|ex|neighbou?r\w*|instagram|facebook|her (?:photos?|profile)|mitschuler\w*|kollegin\w*|lehrerin|camarade|collegue|companer[ao]|vecina)\b/,
    ],
  },
  {
    kind: 'exploitation',
    whatever: true,
    all: [
      new RegExp(`\\b${child}\\b`),
      new RegExp(
        `\\b(?:send me|photos? of (?:her|him)self|nudes?|naked|undress\\w*|sexual\\w*|seduc\\w*|groom(?:ing)? (?:a|her|him)|win (?:the|her|his) trust|gain (?:the|her|his) trust|meet (?:me|her|him|up) (?:alone|in secret)|keep (?:it )?(?:a )?secret|come with me|mitzukommen|mitkommt|vertrauen .*(?:gewinn|erschleich)\\w*|nacktbilder|verfuhr\\w*|gagner (?:sa|la) confiance|photos? d(?:'elle|e lui)|me suivre|ganar(?:me)? (?:su|la) confianza|que me mande|venga conmigo)\\b`,
      ),
      new RegExp(
        `\\b(?:send me|nudes?|naked|me|mir|moi|conmigo|undress\\w*|sexual\\w*|seduc\\w*|nacktbilder|online|parents|eltern|padres)\\b`,
      ),
    ],
  },
  {
    kind: 'exploitation',
    all: [
      /\b(?:lur(?:e|ing)|attract|recruit|bring|entice|anlock\w*|anwerb\w*|attirer|recruter|atraer|captar|traer)\b(?: [\w']+){0,4} (?:girls?|women|foreign\w*|migrants?|workers?|frauen|madchen|auslander\w*|filles|femmes|chicas|mujeres|trabajador\w+|jovenes)\b/,
      /\b(?:passports?|papers|brothel|prostitut\w*|debt|can't leave|papiere|pass|passe|passeports?|pasaportes?|deudas?|fake|false|fals[oa]|faux|fausse|falsche)\b/,
    ],
  },
  {
    kind: 'exploitation',
    all: [
      /\b(?:smuggl\w+|schleus\w*|einschleus\w*|passer|traficar|pasar)\b(?: [\w']+){0,4} (?:people|migrants?|refugees?|persons?|families|menschen|fluchtlinge|leute|migrants|clandestins|personas|migrantes)\b/,
    ],
  },
  {
    kind: 'surveillance',
    all: [
      /\b(?:gps|trackers?|tracking device|airtag|sender|peilsender|traceur|balise|rastreador|locali[sz]\w*)\b/,
      new RegExp(`(?:${person})|${other}|\\b(?:her|his|ihre?[mn]?|exfrau|ex-frau)\\b`),
      new RegExp(`${unnoticed}|\\b(?:entkomm\\w*|escape|ex\\w*|wherever (?:she|he))\\b`),
    ],
  },
  {
    kind: 'surveillance',
    all: [
      /\b(?:find out|figure out|locate|track down|where)\b(?: [\w']+){0,5} (?:lives?|living|address|moved|stays|hides|works)\b|\b(?:rausfinden|herausfinden|finde)\b.*\bwohnt\b|\b(?:trouver|savoir) ou (?:habite|vit)\b|\b(?:averiguar|saber) donde vive\b/,
      /\b(?:ex|ex-\w+|she|her|he|ella|elle|sie)\b/,
      /\b(?:hides? from me|hiding from me|blocked me|changed (?:her|his) (?:number|address|name)|doesn't want|left me|restraining order|moved away from me|shelter|versteckt sich|blockiert|frauenhaus|se cache|bloquee?|se esconde|orden de alejamiento)\b/,
    ],
  },
  {
    kind: 'surveillance',
    all: [
      /\b(?:secretly|hidden|covert(?:ly)?|heimlich|versteckte?\w*|cachee?|en cachette|oculta?|a escondidas|without (?:her|him|them|their|his) \w+)\b/,
      /\b(?:film\w*|record\w*|camera|photograph\w*|kamera|aufnehm\w*|filmer|enregistr\w*|camara|grab\w+|listen in|bug)\b/,
      /\b(?:bathroom|shower|bedroom|toilet|changing room|naked|undress\w*|flatmate|tenants?|neighbou?r\w*|girls?|bad|dusche|schlafzimmer|umkleide\w*|toilette|salle de bain|douche|chambre|vestiaire|bano|ducha|dormitorio|vestuario)\b/,
    ],
  },
  {
    kind: 'intrusion',
    all: [
      new RegExp(
        `\\b(?:hack|hacke|hacken|hacking|crack|break into|get into|log into|take over|spy on|read|crash|take down|ddos|bring down|knock offline|overload|hijack|knacke\\w*|ausspion\\w*|mitles\\w*|lahmleg\\w*|uberwach\\w*|pirater|espionner|acceder|lire|hackear|jaquear|espiar|espio|entrar en|leer|tumbar|tirar) ${few}`,
      ),
      new RegExp(other),
      new RegExp(`\\b${device}\\b`),
      new RegExp(
        `\\b(?:hack\\w*|crack\\w*|break into|get into|take over|spy\\w*|crash|take down|ddos|bring down|hijack|knack\\w*|ausspion\\w*|lahmleg\\w*|pirat\\w*|espion\\w*|jaque\\w*|espi\\w*|tumbar)\\b|${unnoticed}`,
      ),
    ],
  },
  {
    kind: 'intrusion',
    all: [
      new RegExp(
        `\\b(?:handy|telefon|konto|account|chats?|nachrichten|whatsapp|instagram|e-?mails?)\\b (?:\\w+ ){0,6}(?:uberwach\\w*|mitles\\w*|hack\\w*|knack\\w*|ausspion\\w*|ausles\\w*)`,
      ),
      new RegExp(other),
      new RegExp(`${unnoticed}|\\bhack\\w*|\\bknack\\w*|\\bausspion\\w*`),
    ],
  },
  {
    kind: 'intrusion',
    all: [
      /\b(?:guess(?:es)?|brute-?forces?|try|tries|cracks?|steals?|stealing|rob(?:e|ar)|voler|stehlen|abgreifen)\b(?: [\w-]+){0,4} (?:passwords?|credentials|logins?|pins?|contrasenas|mots de passe|passworter|bankdaten|bank details)\b/,
    ],
  },
]);

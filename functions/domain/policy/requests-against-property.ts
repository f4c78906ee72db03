import { lazy } from '../lazy.ts';
import type { HarmfulRequest } from './harmful-kind.ts';
import { few, other, person, place, some, unnoticed } from './harmful-words.ts';

/** What is to be stolen, faked, destroyed or covered up. */
export const requestsAgainstProperty = lazy((): readonly HarmfulRequest[] => [
  {
    kind: 'theft',
    all: [
      new RegExp(
        `\\b(?:break into|breaking into|burgle|rob|robbery of|raid|hold up|burglary|pick the lock|picking the lock|einbrech\\w*|ausraub\\w*|uberfall\\w*|steig\\w* ein|cambriol\\w*|braquer|entrer (?:chez|dans)|crocheter|robar|robo|atracar|atraco|forzar|entrar en|entro en|colarme en) ${some}${place}\\b`,
      ),
      new RegExp(
        `${unnoticed}|${other}|\\b(?:alarm\\w*|cameras?|guards?|robbery|rob|raid|plan|burgle|burglary|einbrech\\w*|ausraub\\w*|uberfall\\w*|braquer|cambriol\\w*|atrac\\w+|robar|while (?:he|she|they)|abroad|on holiday|his|her|their|someone else's|fremde\\w*)\\b`,
      ),
    ],
  },
  {
    kind: 'theft',
    all: [
      /\b(?:pick|picking|crack|force|knacke\w*|aufbrech\w*|crocheter|forcer|forzar)\b(?: [\w']+){0,3} (?:locks?|doors?|safe|schloss|tur|serrure|porte|cerradura|puerta)\b/,
      /\b(?:someone else's|somebody else's|my neighbou?r\S*|his|her|their|a stranger's|fremde\w*|d'autrui|du voisin|de otro|ajena|del vecino)\b/,
    ],
  },
  {
    kind: 'theft',
    all: [
      /\b(?:steal|shoplift|hot-?wire|stehlen|klauen|voler|robar)\b(?: [\w']+){0,5} (?:cars?|bikes?|bicycles?|clothes|perfume|goods|from|auto|fahrrad|voiture|coche|moto|money|data|secrets|identity)\b/,
      new RegExp(`${unnoticed}|\\b(?:alarm|tags?|security|from (?:a|the|my)|keys?|hot-?wire)\\b`),
    ],
  },
  {
    kind: 'theft',
    all: [
      /\b(?:bypass|disable|switch off|get round|get around|override|defeat|cut|umgeh\w*|ausschalt\w*|uberlist\w*|deaktivier\w*|contourner|desactiver|neutraliser|desactivar|burlar|anular)\b(?: [\w']+){0,4} (?:alarms?|alarm system|cctv|security cameras?|cameras?|immobili[sz]er|ankle (?:monitor|bracelet|tag)|metal detectors?|anti-theft|alarmanlage|kameras?|wegfahrsperre|fussfessel|uberwachungskamera\w*|alarme|bracelet electronique|cameras? de surveillance|alarma|camaras?|tobillera)\b/,
      new RegExp(
        `${unnoticed}|${other}|\\b(?:shop|store|house|museum|neighbou?r\\S*|warehouse|bank|jewell?er\\w*|before|laden|haus|geschaft|magasin|maison|voisin|tienda|casa|vecino|someone|stolen|his|her)\\b`,
      ),
    ],
  },
  {
    kind: 'fraud',
    all: [
      /\b(?:fake|bogus|copy of|cloned|gefalschte|falsche|fausse?|faux|fals[oa]|imitation)\b(?: [\w-]+){0,3} (?:login|log-in|bank|page|website|site|shop|seite|webseite|anmeldeseite|page|pagina|web)\b/,
      /\b(?:stores?|collects?|saves?|captures?|steals?|harvest\w*|passwords?|credentials|pins?|speichert|sammelt|passworter|recupere\w*|mots de passe|guarde|robe|contrasenas)\b/,
    ],
  },
  {
    kind: 'fraud',
    all: [
      /\b(?:fake|forg(?:e|ing|ed)|counterfeit\w*|falsch\w*|gefalsch\w*|falsifier|falsifi\w+|faux|fausse?s?|falsos?|falsas?|falsific\w+)\b(?: [\w'-]+){0,4} (?:passports?|ids?|identity|cards?|driving licen\w+|licen[cs]es?|certificates?|diplomas?|degrees?|prescriptions?|invoices?|receipts?|bank ?notes?|money|signatures?|reviews?|visas?|tickets?|documents?|references?|payslips?|passe?|reisepass\w*|ausweise?|personalausweis\w*|impf\w+|rezepte?|zeugnis\w*|unterschrift\w*|geldschein\w*|rechnung\w*|fuhrerschein\w*|attest\w*|identite|passeports?|ordonnances?|diplomes?|billets?|factures?|permis|pasaportes?|recetas?|titulos?|billetes?|firmas?|dni|facturas?|carnets?|certificados?)\b/,
    ],
  },
  {
    kind: 'fraud',
    all: [/\b(?:job reference|signature|certificate|document|contract|will|cheque|check)\b(?: [\w']+){0,6} forge\b/],
  },
  {
    kind: 'fraud',
    all: [
      /\b(?:clon(?:e|ing|ar|er)|skimmer|skim(?:ming)?|copy(?:ing)?|kopier\w*|klon\w*|copier)\b(?: [\w']+){0,4} (?:credit cards?|bank cards?|debit cards?|cards|kreditkarten?|ec-karten?|bankkarten?|cartes? (?:bancaires?|de credit|bleue)|tarjetas?)\b/,
    ],
  },
  {
    kind: 'fraud',
    all: [
      /\b(?:buy|get|sell|resell|find|use|where|kaufen|verkauf\w*|kaufe|consigo|consiguen|revendre|acheter|vendre|comprar|vender)\b(?: [\w']+){0,4} (?:stolen|gestohlene\w*|voles|volees|robad[oa]s)(?: \w+){0,2} (?:bikes?|phones?|cars?|fahrrader|handys|autos|velos|telephones|bicis|coches|cards?|credit|data|identit\w+|passports?|goods|accounts?|numbers|kreditkarten?\w*|daten|cartes|donnees|tarjetas|datos)\b/,
    ],
  },
  {
    kind: 'fraud',
    all: [
      new RegExp(
        `\\b(?:scam|trick|deceive|con|defraud|cheat|swindle|rip off|pressure|talk|manipulate|betrug\\w*|abzock\\w*|reinleg\\w*|austricks\\w*|arnaqu\\w+|escroqu\\w+|duper|pieger|estaf\\w+|enganar|engano|timar)\\b ${few}(?:${person})`,
      ),
      /\b(?:money|savings|house|account|inheritance|pin|sign(?:ing)?|over|invest\w*|transfer|out of|geld|erspart\w*|haus|konto|erbe|argent|economies|maison|compte|dinero|ahorros|casa|cuenta|datos|card)\b/,
    ],
  },
  {
    kind: 'fraud',
    all: [
      /\b(?:write|draft|compose|create|make|design|schreib\w*|verfass\w*|entwirf|ecris\S*|redige\S*|escribe\w*|redacta\w*|crea)\b(?: [\w',-]+){0,6} (?:e-?mails?|letters?|messages?|sms|texts?|posts?|call script|script|briefe?|nachricht\w*|mails?|courriels?|lettres?|anuncio|correos?|cartas?|mensajes?)\b/,
      /\b(?:make(?:s)? \w+ believe|believe that|pretend\w*|posing|pose as|as if|claims? to be|in the name of|from (?:the|their|a) (?:bank|ceo|tax office|police|boss|post office|irs)|from our ceo|believable|convincing|impersonat\w*|im namen|angeblich|als ob|vorgib\w*|au nom de|se faisant passer|des impots|de la banque|faux|fausse|en nombre de|haciendose pasar|del banco|fals[oa]|ancianos|pensioners|elderly)\b/,
      /\b(?:money|savings|pins?|passwords?|wire|transfer|card numbers?|bank details|hand over|send|gift cards?|log ?in|geld|uberweis\w*|kontodaten|passwort\w*|argent|virement|numeros? de carte|mot de passe|dinero|transferencia|datos|contrasena|tarjeta|pasaporte)\b/,
    ],
  },
  {
    kind: 'fraud',
    all: [
      /\b(?:launder\w*|geldwasch\w*|geld (?:zu )?wasch\w*|blanchir|blanquear|blanqueo|lavar)\b/,
      /\b(?:money|cash|geld|argent|dinero|euros?|dollars?|\d{4,}|\d+,\d{3}|bitcoin|crypto\w*|restaurant|profits)\b/,
    ],
  },
  {
    kind: 'fraud',
    all: [
      /\b(?:election|vote|voting|polling|ballot|wahl|wahllokal\w*|scrutin|bureaux? de vote|elecciones|votacion)\b/,
      /\b(?:believe|think|claim|fake|false|rumou?rs?|glauben|falsch\w*|croire|faux|creer|fals[oa]s?)\b/,
      /\b(?:moved|cancelled|canceled|closed|postponed|rigged|wednesday|by (?:text|sms)|verschoben|geschlossen|abgesagt|reporte\w*|annule\w*|ferme\w*|aplazad\w*|cancelad\w*|cerrad\w*)\b/,
      /\b(?:write|posts?|make|create|schreib\w*|ecris|redige|escribe|redacta|haz)\b/,
    ],
  },
  {
    kind: 'fraud',
    all: [
      /\b(?:design|set up|start|build|run|plan|launch|write|aufbau\w*|starte\w*|monter|lancer|montar|disena\w*)\b(?: [\w'-]+){0,4} (?:pyramid|ponzi|advance-fee|romance|get-rich-quick|schneeball\w*|pyramide\w*|piramidal\w*)\b/,
    ],
  },
  {
    kind: 'fraud',
    all: [
      /\b(?:hide|evade|evading|conceal|underreport|verstecke?n?|verschweig\w*|hinterzieh\w*|cacher|dissimuler|frauder|ocultar|evadir|esconder)\b(?: [\w']+){0,5} (?:tax(?:es)?|income|money|assets|earnings|cash|einkunfte|einnahmen|vermogen|geld|steuern?|revenus?|argent|impots?|ingresos|dinero|impuestos|bienes)\b/,
      /\b(?:tax(?:es)?|irs|authorities|ex-?wife|court|divorce|creditors|finanzamt|steuer\w*|glaubiger\w*|scheidung|fisc|impots?|divorce|hacienda|impuestos|divorcio|acreedores)\b/,
    ],
  },
  {
    kind: 'fraud',
    all: [
      new RegExp(
        `\\b(?:bribe|bribing|pay off|bestech\\w*|schmier\\w*|soudoyer|corrompre|sobornar|coima)\\b ${few}(?:${person}|officials?|officers?|inspectors?|judges?|police\\w*|beamt\\w*|prufer\\w*|richter\\w*|fonctionnaires?|policiers?|juges?|inspecteurs?|funcionarios?|policias?|jueces|juez|inspector\\w*)`,
      ),
    ],
  },
  {
    kind: 'sabotage',
    all: [
      new RegExp(
        `\\b(?:burn down|set fire to|set (?:\\w+ ){1,3}on fire|start a fire|burn|torch|arson|anzund\\w*|in brand (?:setz\\w*|steck\\w*)|niederbrenn\\w*|incendier|mettre le feu|bruler|quemar|incendiar|prender fuego)\\b`,
      ),
      new RegExp(`\\b${place}\\b`),
      new RegExp(
        `${unnoticed}|\\b(?:insurance|collect|before|versicherung|brandstiftung|assurance|seguro|mosque\\w*|moschee\\w*|mosquees?|mezquitas?|synagog\\w*|church\\w*|school|schule|calls? for|appelle|llame|aufruft)\\b`,
      ),
    ],
  },
  {
    kind: 'sabotage',
    all: [
      /\b(?:power grid|electric\w* grid|power plant|substation|water supply|drinking water|waterworks|reservoir|railways?|railway (?:line|bridge)|signal ?box|signals|trains?|dam|airport|air traffic|hospital|pipeline|stromnetz\w*|umspannwerk\w*|wasserwerk\w*|trinkwasser\w*|stellwerk\w*|zuge?|bahnstrecke\w*|talsperre|flughafen|krankenhaus\w*|reseau electrique|electricite (?:de la ville|du quartier|de tout|de l'hopital|a distance)|eau potable|voies? ferrees?|barrage|hopital|aeroport|red electrica|agua potable|suministro|vias del tren|presa|hospital|aeropuerto)\b/,
      /\b(?:sabotag\w*|derail\w*|collid\w*|crash|poison|contaminat\w*|knock\w* (?:\w+ ){0,4}(?:offline|out)|shut down remotely|black ?out|lahm\w*|legt|entgleis\w*|ineinander\w*|vergift\w*|sabot\w+|couper|empoisonn\w*|derailler|paralys\w*|descarril\w*|envenen\w*|cortar|sabote\w*|most deaths|as many (?:deaths|victims|casualties)|maximum (?:damage|casualties)|explosives?|a distance|from a distance|remotely)\b/,
      /\b(?:how|which|what|tell|explain|give|write|help|plan|show|wie|womit|welche\w*|wo|gib|schreib|erklar\w*|comment|quel\w*|explique|donne|como|que|dime|explica|dame)\b/,
    ],
  },
  {
    kind: 'sabotage',
    all: [
      /\b(?:delete|wipe|encrypt|destroy|corrupt|erase|losch\w*|vernicht\w*|zerstor\w*|supprimer|effacer|detruire|borrar|destruir|eliminar)\b(?: [\w']+){0,6} (?:data|databases?|backups?|servers?|files|daten\w*|dateien|donnees|sauvegardes|serveurs?|datos|copias|servidores?|archivos)\b/,
      /\b(?:revenge|before i (?:leave|quit|go)|fired me|my (?:ex-?|former )?(?:company|employer|boss)|can(?:'t|not) (?:be )?recover\w*|rache|bevor ich (?:gehe|kundige)|gekundigt|meiner firma|meines chefs|vengeance|avant de partir|licencie|mon employeur|venganza|antes de irme|despidieron|mi (?:empresa|jefe))\b/,
    ],
  },
  {
    kind: 'concealment',
    all: [
      /\b(?:drug test|urine test|breathaly[sz]er|drogentest|test de depistage|control de (?:drogas|alcoholemia))\b/,
      /\b(?:pass|beat|cheat|fool|fake|someone else's|betrug\w*|bestehen|tausch\w*|falsch\w*|tromper|passer|enganar|superar)\b/,
    ],
  },
  {
    kind: 'concealment',
    all: [
      /\b(?:get rid of|hide|dissolve|dispose of|bury|burn|destroy|make [\w ]{1,20} disappear|beseitig\w*|verschwinden lassen|loswerd\w*|aufloes\w*|auflos\w*|entsorg\w*|faire disparaitre|cacher|dissoudre|se debarrasser|deshacerme|esconder|hacer desaparecer|disolver)\b(?: [\w']+){0,5} (?:bod(?:y|ies)|corpses?|murder weapon|leiche\w*|tatwaffe|corps|cadavres?|cuerpo|cadaver)\b(?! (?:hair|fat|odou?r|heat|lotion|acne|weight|de texte|shop))/,
    ],
  },
  {
    kind: 'concealment',
    all: [
      /\b(?:blood|evidence|fingerprints|traces|dna|blut|beweise|spuren|fingerabdrucke|sang|preuves|empreintes|sangre|pruebas|huellas)\b/,
      /\b(?:forensic\w*|police|investigators?|crime scene|polizei|spurensicherung|police|enqueteurs|policia|forenses?)\b/,
      /\b(?:get rid|clean\w*|remove|destroy|wipe|hide|beseitig\w*|entfern\w*|vernicht\w*|verwisch\w*|effacer|nettoyer|detruire|limpiar|borrar|destruir|eliminar)\b/,
      new RegExp(`${unnoticed}|\\bnothing\\b|\\bcan't\\b|\\bcannot\\b|\\bnicht\\b|\\bnichts\\b|\\brien\\b|\\bnada\\b`),
    ],
  },
]);

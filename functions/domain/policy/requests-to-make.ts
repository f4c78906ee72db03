import { lazy } from '../lazy.ts';
import type { HarmfulRequest } from './harmful-kind.ts';
import { harmfulThings } from './harmful-things.ts';
import { explosives, few, guns, make, other, place, some } from './harmful-words.ts';

/** What is to be made, bought or spread. */
export const requestsToMake = lazy((): readonly HarmfulRequest[] => [
  {
    kind: 'weapons',
    whatever: true,
    all: [
      new RegExp(
        `\\b${make} ${some}(?:${explosives}|sarin|ricin\\w*|rizin|nerve (?:agents?|gas)|mustard gas|chlorine gas|poison gas|giftgas|nervengas|anthrax|botulin\\w*)\\b(?!-|\\w)`,
      ),
      /\b(?:how|steps|instructions|recipe|what do i|which \w+ and|step by step|in (?:a|my) (?:garage|kitchen|home|garden|cellar)|at home|list|wie|anleitung|comment|recette|como|receta|pasos|homemade|i'd like)\b/,
    ],
  },
  {
    kind: 'weapons',
    all: [
      new RegExp(`\\b${make} ${few}${guns}\\b`),
      /\b(?:without|untraceable|unregistered|serial|working|real|homemade|at home|ohne|echte?|sans|sin|casera)\b/,
    ],
  },
  {
    kind: 'weapons',
    all: [
      new RegExp(
        `\\b(?:get|buy|obtain|acquire|order|sell|smuggl\\w+|komme|kaufe\\w*|besorg\\w*|bekomm\\w*|acheter|obtenir|trouver|vendre|comprar|conseguir|vender)\\b ${few}${guns}\\b`,
      ),
      /\b(?:without (?:a |any )?(?:\w+ )?(?:licen\w+|permit|check|papers|registration)|unregistered|untraceable|illegal\w*|dark ?(?:web|net)|black market|ohne (?:waffen\w+|schein|papiere|erlaubnis)|schwarzmarkt|sans (?:permis|papiers|licence)|marche noir|sin (?:licencia|permiso|papeles)|mercado negro)\b/,
    ],
  },
  {
    kind: 'weapons',
    whatever: true,
    all: [
      new RegExp(
        `\\b(?:blows? up|blowing up|explod\\w+|detonat\\w+|in die luft (?:jag\\w*|spreng\\w*)|spreng(?:e|en)|faire (?:sauter|exploser)|hacer (?:explotar|volar|estallar)|volar) ${few}(?:${place}|bridge|train|atm|cash machine|geldautomat\\w*|brucke|zug|pont|puente|tren|tank)\\b`,
      ),
    ],
  },
  {
    kind: 'weapons',
    all: [
      new RegExp(
        `\\b(?:drone|drones|drohne|dron)\\b.*\\b(?:drops?|carr(?:y|ies)|abwirft|lanza|largue)\\b ${few}${explosives}`,
      ),
    ],
  },
  {
    kind: 'weapons',
    all: [
      /\b(?:virus|pathogens?|bacteri\w+|plague|smallpox|flu|influenza|ebola|anthrax|erreger|keime?|milzbrand|agent pathogene|bacterie\w*|patogeno|bacteria)\b/,
      /\b(?:more (?:contagious|transmissible|infectious|lethal|deadly)|deadlier|weaponi\w+|release (?:it )?(?:in|into|among)|spread (?:it )?(?:in|among|through) (?:a |the )?(?:city|crowd|subway|population|people)|ansteckender|todlicher|freisetz\w*|plus (?:contagieux|mortel)|mas (?:contagios[oa]|letal|mortal)|liberar|culture (?:it )?(?:at home|in))\b/,
    ],
  },
  {
    kind: 'weapons',
    whatever: true,
    all: [
      /\b(?:dirty bomb|schmutzige bombe|bombe sale|bomba sucia|(?:radioactive|uranium|plutonium|cesium|caesium)\b.*\b(?:enrich\w*|scatter|spread|steal|smuggl\w+|weapon))\b/,
    ],
  },
  {
    kind: 'weapons',
    all: [
      /\b(?:smuggl\w+|sneak|bring|get|take|carry|hide|schmuggel\w*|bring\w*|mitnehm\w*|passer|introduire|entrer avec|meter|colar|pasar)\b(?: [\w']+){0,4} (?:knife|knives|gun|pistol|weapons?|blades?|messer|waffe\w*|pistole|couteau|arme|pistolet|cuchillo|navaja|arma|pistola)\b/,
      /\b(?:school|plane|airport|aircraft|court|courthouse|concert|stadium|security|metal detector|schule|flugzeug|flughafen|gericht|ecole|avion|tribunal|escuela|instituto|aeropuerto|estadio)\b/,
    ],
  },
  {
    kind: 'drugs',
    whatever: true,
    all: [
      new RegExp(
        `\\b(?:${make}|smuggl\\w+|deal(?:ing)?|sell(?:ing)?|traffic\\w*|schmuggel\\w*|verkauf\\w*|passer|vendre|vender\\w*|pasar|contraband\\w*) ${few}(?:${harmfulThings.drugs.join('|')}|drugs|drogen|drogues?|drogas?)\\b`,
      ),
      /\b(?:how|help|i want|i need|tell|teach|instructions|recipe|wie|ich|anleitung|comment|je veux|como|quiero|necesito|dime)\b/,
    ],
  },
  {
    kind: 'drugs',
    all: [
      new RegExp(
        `\\b(?:buy|order|get|score|find|kaufe?n?|bestell\\w*|bekomm\\w*|besorg\\w*|acheter|commander|trouver|comprar|pedir|conseguir)\\b ${few}(?:${harmfulThings.drugs.join('|')}|oxycodone|opioids?|xanax|tilidin|tramadol|drugs|weed|drogen|drogues?|drogas?|morphine)\\b`,
      ),
      /\b(?:dark ?(?:web|net)|dealers?|without (?:a )?prescription|delivered|anonymous\w*|bitcoin|ohne rezept|anonym|sans ordonnance|sin receta)\b/,
    ],
  },
  {
    kind: 'malware',
    all: [
      /\b(?:programs?|scripts?|code|tool|app|worm|virus|software|bot|extension|programm|skript|trojaner|wurm|erpresser\w*|logiciel|ver informatique|cheval de troie|script|programa|gusano|aplicacion)\b(?=.*\b(?:steals?|stealing|robe|roba|vole|derobe|stiehlt|stehlen|abgreift|abfangt|keystrokes?|ransom|rescate|rancon|losegeld|spreads?|verbreitet|se propage|se propague|wipes?|deletes? everything|guess(?:es)?|brute-?forces?|crack(?:s)?|silently|mitliest|ausspaht|espie|espionne|cifre|chiffre|secuestre|infects?|infiziert|takes? down|offline|borre)\b)/,
      /\b(?:write|give me|make|build|code|create|i want|i need|develop|program|schreib\w*|gib|programmier\w*|bau\w*|ich (?:will|brauche|mochte)|ecris|donne|cree|je veux|developpe|escribe|dame|haz|crea|quiero|necesito|programa)\b/,
    ],
  },
  {
    kind: 'malware',
    all: [
      new RegExp(
        `\\b(?:install|installer|installiere?\\w*|instalar|instalo|put|plant)\\b ${few}(?:spyware|keylogger|stalkerware|spy app|trojan\\w*|spionage\\w*|logiciel espion|programa espia|virus|malware)\\b`,
      ),
      new RegExp(`${other}|\\b(?:her|his|their|ihr\\w*|sein\\w*|son|sa|su)\\b`),
    ],
  },
]);

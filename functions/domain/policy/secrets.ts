import { findSecrets } from '../injection/find-secrets.ts';
import { lazyPattern } from '../lazy.ts';
import { keyShapes } from './key-shapes.ts';
import { withoutOverlaps } from './without-overlaps.ts';

/** A stretch of a text that looks like a key to something. */
export interface Secret {
  readonly kind: 'private-key' | 'key' | 'password' | 'access-code';
  readonly start: number;
  readonly end: number;
}

const privateKey =
  /-----BEGIN (?:[A-Z0-9]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:(?:(?!-----BEGIN)[\s\S]){0,8000}?-----END (?:[A-Z0-9]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----)?/g;

const inAddress = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@<>${}]{0,64}:([^\s:/@<>${}*]{4,128})@(?=[\w[])/gi;

const passwordWord =
  '(?:\\bpw|pass(?:word|wd|phrase|code|wort)|pwd|kennwort|(?:zugangs|anmelde)?passwort|mot de passe|mdp|contraseña|clave|password de|senha|wachtwoord)';

const keyWord =
  "(?:api[ _-]?(?:key|token|schlüssel)|secret(?:[ _-]?(?:access)?[ _-]?key)?|(?:client|app|shared|webhook|signing)[ _-]?secret|(?:access|auth|bearer|refresh|session|deploy|personal access|private|bot|service)[ _-]?(?:token|key)|token|credentials?|encryption key|license key|zugriffstoken|zugangsschlüssel|geheimschlüssel|(?:api|zugriffs|geheim)-?schlüssel|jeton|clé (?:d'accès|secrète|privée|d'api|api)|clave (?:de (?:la )?api|secreta|privada|de acceso)|ficha de acceso)";

/** Directly after its name: whatever is no word and no stand-in. */
const assigned = lazyPattern(
  String.raw`(?:(?:${passwordWord}|api[_-]?key|secret[_-]?key|client[_-]?secret|access[_-]?token|auth[_-]?token)["'\]]?\s{0,3}(?:=>?|:=?|\bis\b|\bist\b|\blautet\b|\best\b|\bes\b)\s{0,3}["'${'`'}“„«]?\s?)([^\s"'${'`'}“”„«»<>${'$'}{}*,;]{6,128})`,
  'giu',
);

/** With words between the name and the value: `the password of the server is …`. */
const told = lazyPattern(
  String.raw`(?:(?:${passwordWord}|${keyWord})(?!\p{L})(?: [\p{L}\d'’/-]{1,30}){0,7}(?: (?:is|ist|lautet|war|was|est|es|será|reads|heißt)(?: now| jetzt| desormais)?:?|:| =) ["'${'`'}“„«]?)([^\s"'${'`'}“”„«»<>${'$'}{}*,;]{8,128})`,
  'giu',
);

/** A word alone is one only where nothing else can be meant. */
const wordAlone = lazyPattern(
  String.raw`${passwordWord}(?: [\p{L}\d'’/-]{1,30}){0,7} (?:(?:is|ist|est|es):? ["'${'`'}“„«]|(?:lautet|reads):? ["'${'`'}“„«]?)([\p{L}][\p{L}-]{4,40})(?=["'${'`'}”“»]|[.!]?\s*$)|^\s{0,8}(?:${passwordWord}):\s(?!(?:required|optional|string|hidden|empty|unknown|forgotten|expired|changed|missing|invalid|encrypted|hashed|erforderlich|obligatoire)\b)(\p{Lu}\p{L}{5,40})(?=[.!]?\s*$)`,
  'gimu',
);

/** The words from which the key to a wallet is made. */
const seedPhrase =
  /(?:(?:seed|recovery|mnemonic|wallet|wiederherstellungs|secret)[ -]?(?:phrase|words)[^\n:]{0,30}(?::|\bis\b)\s{0,3}["']?)((?:[a-z]{3,8}[ ,]{1,2}){11,23}[a-z]{3,8})/gi;

/** A login as its two halves, and what a command is given. */
const given =
  /(?:(?:\b(?:user(?:name)?|login|benutzer(?:name)?|utilisateur|usuario|identifiant)\s?[:=]\s?[^\s/,;]{2,64}[\s/,;]{1,3}(?:pass|pw|pwd|pin|kennwort|mdp|clave)\s?[:=]\s?|(?:credentials|login|zugangsdaten|identifiants|credenciales)\b[^\n:]{0,40}:\s[\w.@-]{2,40}\s?[/:|]\s?|--password[= ]["']?|\bcurl\b[^\n]{0,80} -u ["']?[^\s:]{1,64}:|\bbasic\s|\bsshpass -p ["']?))([^\s"'`<>${}*,;]{6,128})/giu;

/** A variable that says so in its name, as in a file of settings. */
const variable =
  /(?:(?:^|[\s;"'{,])(?:export\s)?["']?(?!(?:public|primary|foreign|idempotency|cache|partition|sort|object))[A-Za-z][A-Za-z0-9_.-]{0,60}(?:key|token|secret|passwd|password|pwd|pass|credentials?|auth|dsn)["']?\s{0,3}[:=]\s{0,3}["']?)([A-Za-z0-9_+/=!@#%^&~.-]{12,200})/gim;

/** Next to the word for such a thing: a run of characters that no word has. */
const near = lazyPattern(
  String.raw`(?:(?<!(?:public|primary|foreign|idempotency|cache|partition|sort|object|host|öffentlicher|publique|pública)[ _-]?)(?:${keyWord}|\bkey\b|schlüssel|\bclé\b|\bbearer\b)[^\n.]{0,40}[\s"'${'`'}:=(«“])([A-Za-z0-9_+/=-]{20,200})(?![\w-])`,
  'giu',
);

/** What opens a door, a safe or an account by a few digits. */
const accessCode =
  /(?:(?:(?:alarm|door|gate|safe|vault|lock|garage|entry|access|security|unlock|disarm|keypad|lockbox|elevator|building|server[ -]room)[ -]?(?:code|pin|combination)|(?:recovery|backup|2fa|one-time) codes?|\bpin(?:[ -]?(?:code|number))?|combination (?:of|to|for) the (?:safe|vault|lock)|(?:tür|tor|alarm|zugangs|zutritts|tresor|safe|sicherheits|schließfach|entsperr)-?(?:code|pin|kombination)|(?:code|pin|combination|kombination|código|combinación) (?:for|of|to|für|zu[mr]?|des|der|du|de la|de l'|del|de|pour)\b[^.\n\d:]{0,20}(?:safe|vault|door|gate|alarm\p{L}*|lock|entrance|building|office|room|warehouse|lift|tresors?|tür|tor|eingangs?\p{L}*|schloss|gebäude\p{L}*|lagers?|aufzugs?|kellers?|coffre|porte|portail|immeuble|local|caja fuerte|puerta|portal|edificio|almacén|garaje|oficina)|\bgeheimzahl|code (?:d'accès|d'entrée|de l'alarme|d'alarme|du coffre|de la porte|du portail|pin|secret)|digicode|código (?:de (?:acceso|entrada|la alarma|alarma|la puerta|la caja fuerte|seguridad)|pin)|combinación de la caja|clave (?:de la alarma|de la puerta|de la caja fuerte))(?!\p{L})(?: [\p{L}'’-]{1,24}){0,7}(?: (?:is|ist|lautet|est|es|war|was|reads)|\s?[:=])(?: now| jetzt| noch| still)? ?["'“„«]?)(\d{3,10}|\d{1,4}(?:[ -]\d{1,4}){1,5}|[A-Z\d]*\d[A-Z\d]*[*#])(?![\d%€$]|[.,]\d| (?:digits?|characters?|stellig|stellen|ziffern|zeichen|chiffres|caractères|dígitos|cifras|caracteres|euros?|minutes?|days?|times?))/giu;

/** Words and stand-ins where a password would be. */
const standIn =
  /^(?:your|my|the|example|changeme|change-me|placeholder|redacted|secret|password|xxx|process\.env|os\.environ|env\.|arn:|https?:|\/|not-|sha-?\d|md5|base64|utf-?\d|aes|rsa|bcrypt|argon2|pbkdf2|scrypt|oauth|tls|\d+-(?:digit|char|bit|stellig))|^[\p{L}_'’./()-]+[.,;:!?)]*$|\.{3}|…|x{4}|example|<|>/iu;

/** As the name of a variable is written. */
const nameOfSecret = /^[A-Z][A-Z0-9_]*$/;

/** Keys, tokens and passwords; not the names of such, nor what stands for them in a manual. */
export function secretsIn(text: string): Secret[] {
  return withoutOverlaps([
    ...matches('private-key', privateKey, text),
    ...findSecrets(text).map((stretch): Secret => ({ kind: 'key', ...stretch })),
    ...matches('key', keyShapes, text, (found) => !/example|x{4}|\.{3}/i.test(found)),
    ...matches('password', inAddress, text, isPassword),
    ...matches('password', assigned(), text, isPassword),
    ...matches('password', told(), text, (found) => isPassword(found) && isMixed(found)),
    ...matches('password', wordAlone(), text),
    ...matches('password', seedPhrase, text),
    ...matches('password', given, text, isPassword),
    ...matches('key', variable, text, (found) => isPassword(found) && isRandom(found)),
    ...matches('key', near(), text, (found) => isPassword(found) && isRandom(found)),
    ...matches('access-code', accessCode, text),
  ]);
}

function matches(
  kind: Secret['kind'],
  pattern: RegExp,
  text: string,
  accepts: (found: string) => boolean = () => true,
): Secret[] {
  return [...text.matchAll(pattern)].flatMap((match): Secret[] => {
    const [matched, value = match[2] ?? matched] = match;
    if (!accepts(value)) return [];
    const end = match.index + matched.length;
    // The full stop of the sentence is not of the password.
    const closing = /[.,;:]*$/.exec(value)?.[0].length ?? 0;
    return [{ kind, start: matched.endsWith(value) ? end - value.length : match.index, end: end - closing }];
  });
}

function isPassword(text: string): boolean {
  return !standIn.test(text) && !nameOfSecret.test(text) && /[\d\p{P}\p{S}]/u.test(text) && /\p{L}/u.test(text);
}

/** Letters and digits, and among the letters or around them more than a number with its unit. */
function isMixed(text: string): boolean {
  return (
    /\d/.test(text) && (/\p{Lu}/u.test(text) || /[^\p{L}\d.,-]/u.test(text) || /\d\p{L}+\d|\p{L}\d+\p{L}/u.test(text))
  );
}

/** Bits for each character from which no language and no name of a thing would be written so. */
const leastEntropy = 3.4;

function isRandom(text: string): boolean {
  if (text.split(/[_.-]/).every((part) => /^(?:\d*|[A-Za-z]+)$/.test(part))) return false;
  if (!/\d.*\d/.test(text) || !/[A-Za-z].*[A-Za-z]/.test(text)) return false;
  const counts = Map.groupBy(text, (character) => character);
  const entropy = [...counts.values()].reduce((sum, { length }) => {
    const share = length / text.length;
    return sum - share * Math.log2(share);
  }, 0);
  return entropy >= Math.min(leastEntropy, Math.log2(text.length) - 0.6);
}

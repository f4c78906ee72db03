/** Views of a text for matching. They never take its place: evidence, offsets and hashes are of the text as it is. */

/** What people do not see, or what turns the direction of what they see. */
const invisible = /[\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]/gu;

/** Control characters but line breaks and tabs. */
const control = /(?![\n\r\t])\p{Cc}/gu;

/** These two join and part the letters of Arabic and Indian scripts; between other letters they only hide something. */
const joiners =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Malayalam}\p{Script=Sinhala}]\p{M}?)[\u{200C}\u{200D}]/gu;

/** The text as a model may see it: nothing in it that people would not see. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(control, '').replaceAll(invisible, (found, offset: number) => {
    if (found !== '\u{200C}' && found !== '\u{200D}') return '';
    joiners.lastIndex = offset;
    return joiners.exec(text)?.index === offset ? found : '';
  });
}

/** Signs that stand for whole words: what they come to is no attack, and eighteen times as long. */
const signsForWords = /[\u{3300}-\u{33FF}\u{FDF0}-\u{FDFF}]/gu;

/** A word in one spelling: compatible forms, case, accents and invisible characters make no difference. */
export function foldWord(word: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  if (/^\p{ASCII}+$/u.test(word)) return word.toLowerCase();
  return word
    .replaceAll(signsForWords, ' ')
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll(/[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]/gu, whiteOnBlack)
    .toLowerCase()
    .replaceAll('ß', 'ss');
}

/** Letters in circles and squares, which have no compatible form where they are white on black. */
function whiteOnBlack(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return String.fromCharCode(97 + code - (code < 0x1f170 ? 0x1f150 : 0x1f170));
}

/** Letters of other scripts, and small capitals, each before the letter that it looks like. */
const lookAlikes = pairs(
  'аa вb еe ѕs іi јj кk мm нh оo рp сc тt уy хx ԁd ԛq ԝw һh ьb пn гr αa βb εe κk νv οo ρp τt υu χx ωw γy ηn μm ιi աw սu օo հh ցg ӏl ɡg ɩi ɑa ʏy ʀr ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ꞯq ꜱs ᴛt ᴜu ᴠv ᴡw ᴢz łl øo đd ħh ıi ƒf ʋu ϲc ϳj',
);

const lookAlike = oneOf(lookAlikes);

/** The word in Latin letters, where it is written in others that look like them. */
export function foldLookAlikes(word: string): string {
  return word.replaceAll(lookAlike, (letter) => lookAlikes[letter] ?? letter);
}

const leet = pairs('0o 1i 3e 4a 5s 7t 8b 9g @a $s !i |i +t €e');
const leetSign = oneOf(leet);

/** The word in letters, where digits and signs stand for some of them. */
export function foldLeet(word: string): string {
  return word.replaceAll(leetSign, (letter) => leet[letter] ?? letter);
}

/** The same for all words whose inner letters are mixed up, as readers hardly notice: first letter, the others sorted, last. */
export function scrambleKey(word: string): string {
  return `${word.slice(0, 1)}${Array.from(word.slice(1, -1)).sort().join('')}${word.slice(-1)}`;
}

export function rot13(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

/** Only what is replaced is looked at one by one: a text may be a single word of a million letters. */
function oneOf(letters: object): RegExp {
  return new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
}

function pairs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(text.split(' ').map((pair) => Array.from(pair) as [string, string]));
}

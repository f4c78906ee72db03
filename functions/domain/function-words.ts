import { type Word, wordsOf } from './content-words.ts';
import { stopWords } from './english-words.ts';

/**
 * German words that say nothing about a subject, as in English the stop words. They are left out of German questions
 * only: in other languages some of them mean something, and in documents they do no harm.
 */
const german =
  words(`der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese
  dieses diesen diesem jener jene jenes ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen sich man mein
  meine meinen meinem meiner dein deine sein seine seinen seinem seiner ihre ihren ihrem ihrer unser unsere unseren bin
  bist ist sind seid war waren wird werden wurde wurden worden hat habe haben hatte hatten kann kannst konnen konnte darf
  durfen muss mussen soll sollen sollte will wollen mochte mag lasst lassen gibt geht tun tut macht machen geschieht
  passiert und oder aber denn sondern wenn weil dass ob als wie wo wann warum wieso weshalb wer wen wem wessen was welche
  welcher welches welchen welchem woher wohin womit wofur wozu wieviel viel viele vielen in im an am auf aus bei beim bis
  durch fur gegen mit nach ohne seit uber um unter von vom vor zu zum zur zwischen ab nicht nur auch noch schon sehr so da
  dann hier dort mehr etwas alle alles allen bitte danke dabei davon daran dafur damit daruber`);

/** The same for French questions; without their accents, and what is elided joined to the word that follows. */
const french =
  words(`le la les un une des du de au aux et ou mais donc car que qui quoi dont quel quelle quels quelles lequel laquelle
  combien comment quand pourquoi est sont etait suis es sommes etes ete etre ai as ont avons avez avoir avait sera seront
  il elle on nous vous ils elles je tu me te se lui leur leurs moi toi mon ma mes ton ta tes son sa ses notre nos votre vos
  ce cet cette ces cela ca ceci y en dans par pour sur sous avec sans chez entre vers apres avant depuis pendant jusque
  jusqu'a jusqu'au lors ne pas plus moins tres trop aussi si comme peut peux peuvent peut-on puis doit dois doivent devons
  faut falloir fait faire fais va vont vais quand meme deja encore toujours tout toute tous toutes autre autres merci bonjour
  c'est qu'est d'un d'une d'autre est-ce qu'il qu'elle qu'on s'il n'est n'ai j'ai l'on a t`);

const chineseAndJapanese =
  words(`的 地 得 了 着 过 是 在 有 和 与 及 或 对 于 从 到 把 被 让 给 向 由 以 为 而 且 但 但是 也 都 就 还 才 又 再
  很 最 更 太 不 没 没有 可 可以 可否 能 能否 能够 会 要 应 应该 应当 需要 必须 请 请问 我 你 您 他 她 它 我们 你们 他们 这 那 这个 那个 这些 那些 这款 该 此
  其 之 上 中 里 内 后 时 时候 以后 之后 以前 之前 个 一个 一下 些 什么 多少 多久 多长 多大 多高 多远 多重 多少钱 多 几 几个 几点 几年 几天 几种 哪 哪个 哪里 哪些
  哪儿 哪年 谁 怎 怎么 怎样 怎么办 如何 为什么 为何 是否 何时 何处 吗 呢 吧 啊 么 做 办 叫 用 使用 年 月 日 天 点 小时 分钟 如果 因为 所以 最多 最少 至少 本
  何 誰 方 時 何時 事 分 冊 人 名 円 回`);

/** Hiragana alone is mostly grammar. */
const grammar = /^[\p{Script=Hiragana}ー]+$/u;

const unspacedRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

let segmenter: Intl.Segmenter | undefined;

/** Whether a question is asked in German: it has more German function words than English ones. */
export function isGerman(question: string): boolean {
  const asked = wordsOf(question);
  return asked.filter(isGermanFunctionWord).length > asked.filter(({ word }) => stopWords.has(word)).length;
}

/** Whether a word of a question says nothing about its subject, in the language in which it is asked. */
export function functionWordsOf(question: string): (word: Word) => boolean {
  const list = foreignWordsOf(question);
  return ({ word }) => list?.has(word) === true;
}

/** Whether a question is asked in German or French. */
export function isForeign(question: string): boolean {
  return foreignWordsOf(question) !== undefined;
}

/** The function words of German or French, where a question has more of them than of English ones. */
function foreignWordsOf(question: string): ReadonlySet<string> | undefined {
  const asked = wordsOf(question);
  const known = [german, french].map((list) => ({ list, count: asked.filter(({ word }) => list.has(word)).length }));
  const [most] = known.sort((left, right) => right.count - left.count);
  const english = asked.filter(({ word }) => stopWords.has(word)).length;
  return most !== undefined && most.count > english ? most.list : undefined;
}

function isGermanFunctionWord({ word }: Word): boolean {
  return german.has(word);
}

/** A text parted into its Chinese and Japanese words that carry the subject, and all the rest. */
export function partUnspaced(text: string): { words: string[]; rest: string } {
  const plain = text.normalize('NFKC');
  return {
    words: (plain.match(unspacedRun) ?? []).flatMap(contentWordsOf),
    rest: plain.replaceAll(unspacedRun, ' '),
  };
}

/**
 * Neighbouring single characters are one word that the segmenter's dictionary lacks; a lone one ends the word before,
 * as in 图书馆.
 */
function contentWordsOf(run: string): string[] {
  const found: string[] = [];
  let singles = '';
  let isAfterWord = false;
  const close = () => {
    if (singles.length > 1 || !isAfterWord) found.push(singles);
    else found.push(`${found.pop() ?? ''}${singles}`);
    singles = '';
  };
  // Reads a dictionary of several megabytes: only for those who need it.
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  for (const { segment } of segmenter.segment(run)) {
    const isContent = !chineseAndJapanese.has(segment) && !grammar.test(segment);
    if (isContent && Array.from(segment).length === 1) {
      singles += segment;
      continue;
    }
    if (singles !== '') close();
    if (isContent) found.push(segment);
    isAfterWord = isContent;
  }
  if (singles !== '') close();
  return found;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

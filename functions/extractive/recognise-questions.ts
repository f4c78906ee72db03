/** What a sentence of a prompt is: it asks, it orders an account of something, it informs, or it is mere courtesy. */
export type SentenceRole = 'question' | 'command' | 'statement' | 'courtesy';

const whWord = String.raw`(?:what|what's|which|who|who's|whom|whose|when|where|where's|why|how|how's)`;
export const auxiliaryVerb = String.raw`(?:am|is|are|was|were|do|does|did|can|could|shall|should|will|would|may|might|must|has|have|had|isn't|aren't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|shouldn't)`;
const subject = String.raw`(?:i|you|we|they|he|she|it|one|there|this|that|these|those|the|a|an|my|our|your|their|its|any|anything|anyone|anybody|each|every|all|some|\p{Lu}\p{L}*|\p{L}+s)`;
export const prepositionWord = String.raw`(?:in|on|at|for|to|from|by|with|under|after|until|since|of|about|against|within|through|into)`;
const verb = String.raw`(?:explain|describe|list|compare|summari[sz]e|outline|show|tell|give|name|define|discuss|report|find|state|identify|analy[sz]e|evaluate|enumerate|present|clarify|write|provide|detail|sketch|contrast)`;

/** Source of a pattern that matches the beginning of a clause that asks. */
export const askingClause = String.raw`(?:(?:${prepositionWord}\s+)?${whWord}\b|${auxiliaryVerb}\s+(?:not\s+)?${subject}(?![\p{L}\p{N}]))`;

const asks = new RegExp(`^["'“(]*${askingClause}`, 'iu');
const commands = new RegExp(String.raw`^${verb}\b`, 'i');
const courtesies =
  /^(?:thanks?|thank you|many thanks|thx|cheers|(?:best|kind|warm)?\s*regards|sincerely|hello|hi|hey|dear|good (?:morning|afternoon|evening)|please|looking forward)\b|^(?:谢谢|多谢|感谢|你好|您好|ありがとう|こんにちは)/i;
const asksInChinese =
  /[吗呢]|什么|怎么|怎样|如何|为何|为什么|哪[里些个]?|多少|多久|几|谁|是否|何时|ですか|ますか|でしょうか/;

export function roleOf(sentence: string): SentenceRole {
  if (/[?？]["'”’)\]]*$/.test(sentence) || asks.test(sentence) || asksInChinese.test(sentence)) return 'question';
  if (commands.test(sentence)) return 'command';
  const isShort = sentence.split(/\s+/).length <= 12;
  return isShort && courtesies.test(sentence) ? 'courtesy' : 'statement';
}

const openings = [
  /^(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening))\b(?:\s+[\p{L}.']+){0,3}\s*[,!:–—-]+\s*/iu,
  /^(?:thanks|thank you)(?:\s+[\p{L}']+){0,5}\s*[,!:–—-]+\s*/iu,
  /^(?:please|kindly)\b[,\s]*/i,
  /^(?:quick|short|another|one more)\s+question\s*[,:–—-]+\s*/i,
  new RegExp(
    String.raw`^(?:could|can|would|will)\s+you\s+(?:please\s+|kindly\s+|maybe\s+|perhaps\s+)*(?=${verb}\b)`,
    'i',
  ),
  /^(?:tell|show|explain to)\s+(?:me|us)\s+(?:please\s+)?(?:about\s+)?(?=\p{L})/iu,
  /^let\s+(?:me|us)\s+know\s+(?=\p{L})/iu,
  /^(?:i|we)(?:'d|\s+would)?\s+(?:(?:also\s+)?(?:like|want|need|love)\s+to\s+(?:know|understand|learn|find out|ask)|was wondering|am wondering|wonder)\s+(?:about\s+)?(?=\p{L})/iu,
  /^[^:?]{0,80}\b(?:know|wonder|wonders|wondering|asks?|asking|questions?)\s*:\s*/i,
  /^do\s+you\s+know\s+(?=\p{L})/iu,
  /^(?:and|also|so|then|further|furthermore|finally|secondly|lastly)\b[,\s]+/i,
];

/** The sentence without greeting and politeness, with a capital at its beginning. */
export function withoutCourtesy(sentence: string): string {
  let rest = sentence;
  for (let before = ''; before !== rest; ) {
    before = rest;
    for (const opening of openings) {
      const shorter = rest.replace(opening, '');
      if (/[\p{L}\p{N}]/u.test(shorter)) rest = shorter;
    }
  }
  rest = rest.replace(/[,\s]+(?:please|thanks|thank you)(?=[.?!]*$)/i, '');
  return rest === sentence ? sentence : capitalised(rest);
}

export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

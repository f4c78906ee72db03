/** First words of a question that mean the same with and without a capital; `WHO` and `May` do not. */
const asking = /^(?:what|which|who|whom|whose|when|where|why|how)(?=[ '’])/i;
const capitalAsking = /^[A-Z][a-z]+$/;

/** Where white space may be part of what is meant. */
const literal = /["`“”„«»‘]|(?<![\p{L}\p{N}])'/u;

/**
 * The prompt as it is compared with others: equal only for prompts that ask the same, also where differences of
 * spelling are left. Case is kept, because "IT" is not "it"; layout is kept where a prompt has several lines, since
 * they may be code, a list or a table.
 */
export function normalisePrompt(prompt: string): string {
  const lines = prompt
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd());
  const text = lines.join('\n').replaceAll(/^\n+|\n+$/g, '');
  return text.includes('\n') ? text : oneLine(text.trim());
}

function oneLine(line: string): string {
  const spaced = literal.test(line) ? line : line.replaceAll(/\s+/g, ' ');
  const [first = ''] = asking.exec(spaced) ?? [];
  const begun = capitalAsking.test(first) ? first.toLowerCase() + spaced.slice(first.length) : spaced;
  const asked = withOneMark(begun);
  // One sentence that begins like a question is one without its mark, too.
  const isBareQuestion = asking.test(begun) && !/[.!?。！？:;]/.test(asked);
  return isBareQuestion ? `${asked}?` : asked;
}

/**
 * With a single question mark, of the usual form and without space before it, where there are any. Several that stand
 * apart may be what is asked about.
 */
function withOneMark(line: string): string {
  const end = line.search(/[^\s?？][\s?？]*$/) + 1;
  return /^(?:[?？]+|\s[?？])$/.test(line.slice(end)) ? `${line.slice(0, end)}?` : line;
}

/** What kind of answer a question asks for, and by what headings documents promise it. */
const kinds: readonly { readonly asks: RegExp; readonly heading: RegExp }[] = [
  {
    asks: /\bhow (?:long|soon|quickly|fast)\b|\bhow much time\b|\bafter (?:what|which|how)\b|\bwhen (?:do|does|is|are|will|can)\b/i,
    heading: /\bhow (?:long|quickly|soon|often)\b|\btime limits?\b|\bduration\b/i,
  },
  {
    asks: /\bhow (?:many|much|often|frequently|large|big|small|far|high|low|deep|old)\b|\b(?:what|which) (?:number|percentage|share|size|limit|maximum|minimum|period|interval)\b/i,
    heading: /\bhow (?:many|much|often|large|big)\b|\blimits?\b|\bnumbers?\b|\bsize\b/i,
  },
  { asks: /\bwhy\b|\breasons?\b/i, heading: /\bwhy\b|\breasons?\b/i },
  {
    asks: /\bhow (?:do|can|should|would|may|to)\b|\bcan (?:i|we)\b/i,
    heading: /^how (?:to|\p{L}+)\b|^\p{Lu}\p{L}+ing\b/u,
  },
  {
    asks: /\bwhat (?:if|happens|becomes)\b|\bif\b|\bonce\b|\bwhen\b/i,
    heading: /\bwhat happens\b|\bwhen\b|\bafter\b|\bcannot\b|\bcrash|\bfail/i,
  },
];

/** Whether a heading promises the kind of answer the question asks for. */
export function headingFits(question: string, heading: string): boolean {
  return kinds.some((kind) => kind.asks.test(question) && kind.heading.test(heading));
}

/** Words that are capitalised for other reasons than being names. */
const notNames = new Set(
  `i i'm i've i'd monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december`.split(/\s+/),
);

const token =
  /`([^`]+)`|(?<![\p{L}\p{N}-])--\p{L}[\p{L}\p{N}-]*|[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*(?:[-.'’/][\p{L}\p{N}\p{M}_]+)*/gu;

/**
 * Names of a text in order: capitalised words where no sentence begins, abbreviations, identifiers
 * such as `maxQuestions`, `SHA-256`, `v1.2`, `--force` or `app.toml`, and what stands in backticks.
 */
export function namesIn(text: string): string[] {
  const names: string[] = [];
  for (const match of text.matchAll(token)) {
    const [whole, code] = match;
    if (code !== undefined) names.push(code.trim());
    else if (isName(whole, beginsSentence(text, match.index))) names.push(whole.replace(/['’]s$/, ''));
  }
  return names.filter((name) => name !== '');
}

/** Whether a text mentions a name, in whatever case, as whole words; a single letter has to be a capital there too. */
export function mentions(text: string, name: string): boolean {
  if (/^\p{Lu}$/u.test(name)) return namesIn(text).includes(name);
  const escaped = name.toLowerCase().replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text.toLowerCase());
}

function isName(word: string, isFirst: boolean): boolean {
  if (notNames.has(word.toLowerCase())) return false;
  if (word.startsWith('--') || fileName.test(word)) return true;
  const hasLetter = /\p{L}/u.test(word);
  if (/^\d[\d.,]*-?\p{L}+\p{No}?(?:\/\p{L}+\p{No}?)?$/u.test(word)) return false;
  // "15-year-olds", "4-by-4".
  if (/^\d[\d.,]*(?:-(?:\p{Ll}{2,}|\d+))+$/u.test(word)) return false;
  if (/^\p{Ll}{1,3}\/\d+$/u.test(word)) return false;
  if (/^(?:under|over|pre|post|mid|non)-\d+s?$/i.test(word)) return false;
  if (hasLetter && /\d/.test(word)) return true;
  if (!hasLetter) return /^\d+(?:\.\d+){2,}$/.test(word);
  if (/\p{Ll}\p{Lu}|_/u.test(word) || /^\p{Lu}{2,}(?:s|['’]s)?$/u.test(word)) return true;
  return !isFirst && /^\p{Lu}/u.test(word);
}

const fileName =
  /^[\p{L}\p{N}_-]+\.(?:ya?ml|json|toml|ini|conf|cfg|env|txt|md|csv|xml|html?|py|js|ts|sh|sql|log|pdf|zip|docx?|xlsx?)$/iu;

function beginsSentence(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 8), offset);
  if (/(?<!\p{L})(?:v|vs|Dr|Mr|Mrs|Ms|Prof|St|No|Nr|Art|Sec|Inc|Ltd|Co|Jr|e\.g|i\.e)\.\s*$/u.test(before)) return false;
  return /(?:^|[.!?:;。！？—–|]\s*|\n\s*)["'“‘«([*_#>-]*\s*$/.test(before);
}

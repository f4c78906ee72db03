/** Keeps text from being read as markup, links or HTML: one line of it. Code in backticks stays as it is. */
export function escapeMarkdown(text: string): string {
  return escapeMarks(text, (part) => part.replaceAll(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&'));
}

/** The address of a source, which a page may make a link of. */
export function escapeAddress(uri: string): string {
  return escapeMarks(uri, (part) => part);
}

function escapeMarks(text: string, further: (part: string) => string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : further(part.replaceAll(/[\\*_[\]<>#|~`]/g, '\\$&'))))
    .join('')
    .replace(startOfBlock, '$1\\$2');
}

/** What begins a list, a fence or a rule at the start of a line. */
const startOfBlock = /^(?=[-+=]|\d+[.)]\s)(\d*)(.)/;

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

import { english } from './distress-signs.ts';
import { french, german, spanish } from './distress-signs-elsewhere.ts';
import { foldWords } from './fold-text.ts';
import { promptLanguage } from './prompt-language.ts';

const selves = new Map(Object.entries({ en: english, de: german, fr: french, es: spanish }));

/** Whether whoever writes a prompt is in it; true for a language of which it is not known how they would be. */
export function speaksOfSelf(prompt: string, languageOfOrder: string): boolean {
  const words = foldWords(prompt);
  return (
    [...selves.values()].some(({ self }) => self.test(words)) || !selves.has(promptLanguage(prompt, languageOfOrder))
  );
}

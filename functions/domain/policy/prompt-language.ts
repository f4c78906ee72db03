import { detectLanguage } from '../detect-language.ts';

/** The language that a prompt is written in, or that of its order where it is too short to tell. */
export function promptLanguage(prompt: string, ofOrder: string): string {
  return detectLanguage(prompt) ?? new Intl.Locale(ofOrder).language;
}

import { detectInjections } from '../domain/injection/detect-injections.ts';
import { remember } from '../domain/remember.ts';
import type { Guard } from '../engine-ports.ts';

/** The questions of a report find the same passages again and again. */
const rememberedTexts = 512;

const detect = remember(rememberedTexts, detectInjections);

/** Texts beyond this are not worth their place in memory. */
const rememberedCharacters = 20_000;

/** Knows attacks by their words; asks nobody. */
export const ruleGuard: Guard = {
  inspect: async (texts) =>
    texts.map((text) => (text.length > rememberedCharacters ? detectInjections(text) : detect(text))),
};

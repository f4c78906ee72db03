import * as z from 'zod/mini';
import { specText as text } from './spec-text.ts';

/** What a deployment does about text of certain kinds, in what comes in and in what goes out; a part of the agent spec. */

export const contentCategories = ['harmful', 'confidential', 'personalData'] as const;
export type ContentCategory = (typeof contentCategories)[number];

export const contentSides = ['input', 'output'] as const;
export type ContentSide = (typeof contentSides)[number];

/**
 * What the planner may find in a prompt: `distress` of who writes it (self-harm, suicide, abuse, acute danger), or that it
 * asks for something harmful.
 */
export const concernKinds = ['distress', 'harmful'] as const;
export type ConcernKind = (typeof concernKinds)[number];

/**
 * `block`: an order fails, a sentence is taken out; `redact`: what was found is masked; `review`: the sentence is kept
 * back, and a notice says that a person has to look.
 */
export const contentActions = ['allow', 'block', 'redact', 'review'] as const;
export type ContentAction = (typeof contentActions)[number];

const sides = z.strictObject({ input: z.enum(contentActions), output: z.enum(contentActions) });

const humaneAnswer = z.strictObject({
  title: text(100),
  heading: text(100),
  /** Each becomes a sentence of the report. */
  sentences: z.array(text(400)).check(z.minLength(1), z.maxLength(12)),
  /** Says that this is a fixed text. */
  notice: text(300),
});

export const contentPolicySchema = z.strictObject({
  categories: z.strictObject({ harmful: sides, confidential: sides, personalData: sides }),
  /** What somebody is told who speaks of wanting to die, by language; `en` for all languages that have none. */
  distress: z.record(z.string().check(z.regex(/^[a-z]{2,3}$/, 'must be a language such as en')), humaneAnswer).check(
    z.refine((answers) => 'en' in answers, 'must have en, which is for all languages that have none'),
    // The order of languages has no meaning.
    z.overwrite((answers) =>
      Object.fromEntries(Object.entries(answers).toSorted(([one], [other]) => (one < other ? -1 : 1))),
    ),
  ),
});

export type ContentPolicy = z.infer<typeof contentPolicySchema>;
export type HumaneAnswer = z.infer<typeof humaneAnswer>;

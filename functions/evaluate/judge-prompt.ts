import * as z from 'zod/mini';
import { answerSchema } from '../answer-schema.ts';
import { fence } from '../domain/fence.ts';
import type { Prompt } from '../domain/prompt.ts';
import { type AgentVoice, systemParts } from '../prompt-parts.ts';

const verdicts = ['supported', 'contradicted', 'insufficient'] as const;

export interface JudgeAnswer {
  readonly verdicts: readonly {
    /** Number of the claim, from 1. */
    readonly claim: number;
    readonly reason?: string | undefined;
    readonly verdict: (typeof verdicts)[number];
  }[];
}

export interface ShownClaim {
  readonly text: string;
  readonly evidence: readonly string[];
  /** What a check supposes to be wrong with it. */
  readonly doubt?: string;
}

const reasonCharacters = 120;

const form = '{"verdicts":[{"claim":1,"reason":"…","verdict":"…"}]}';
const briefForm = '{"verdicts":[{"claim":1,"verdict":"…"}]}';

/** Asks for a verdict on each claim, given its evidence; the reason comes first, so that the verdict follows from it. */
export function judgePrompt(
  voice: AgentVoice & { readonly rubric: Readonly<Record<string, string>> },
  input: { claims: readonly ShownClaim[]; boundary: string; simplified: boolean },
): Prompt<JudgeAnswer> {
  const { claims, boundary, simplified } = input;
  const text = claims.map(({ text, evidence, doubt }, index) =>
    [
      `Claim ${index + 1}: ${text}`,
      `Evidence: ${evidence.join(' ')}`,
      ...(doubt === undefined ? [] : [`Doubt: ${doubt}`]),
    ].join('\n'),
  );
  const verdict = z.enum(verdicts);
  const criteria = Object.entries(voice.rubric).map(([name, demand]) => `${name}: ${demand}`);
  return {
    system: systemParts(
      { ...voice, instructions: [...voice.instructions, ...criteria] },
      simplified ? briefForm : form,
      simplified ? [] : voice.examples,
    ),
    request: [
      { name: 'claims', text: fence(boundary, 'claims', text.join('\n')) },
      { name: 'question', text: `Judge each of the ${claims.length} claims.` },
    ],
    schema: answerSchema(
      z.object({
        verdicts: z
          .array(
            z.object({
              claim: z.int().check(z.gte(1), z.lte(claims.length)),
              ...(simplified ? {} : { reason: z.string().check(z.maxLength(reasonCharacters)) }),
              verdict,
            }),
          )
          .check(z.minLength(claims.length), z.maxLength(claims.length)),
      }),
      z.object({ verdicts: z.array(z.object({ claim: z.number(), reason: z.optional(z.string()), verdict })) }),
    ),
    maxOutputTokens: 100 + claims.length * (simplified ? 30 : 60),
  };
}

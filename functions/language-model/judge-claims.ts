import { contentWords, searchStems } from '../domain/content-words.ts';
import { Fault } from '../domain/fault.ts';
import { canonicalJson, sha256 } from '../domain/hash.ts';
import type { ModelCall } from '../domain/model-call.ts';
import { readEvidence } from '../domain/read-evidence.ts';
import { routeModel } from '../domain/route-model.ts';
import { agentSpec } from '../domain/spec.ts';
import { noUsage } from '../domain/usage.ts';
import type { Engine, JudgedBatches, JudgedClaim, Judgement, Thought } from '../engine-ports.ts';
import { type JudgeAnswer, judgePrompt, type ShownClaim } from '../evaluate/judge-prompt.ts';
import { cleanSentences } from './clean-sentence.ts';
import { controlClaims } from './control-claims.ts';
import { type Thinking, think, thoughtOf } from './think.ts';

/** Claims in one call, the known ones not counted. */
const claimsPerCall = 12;

/**
 * Judges by rules first: what the evidence says word for word is supported, and what shares too few words with it is
 * not. Only the rest goes to a model, together with claims whose verdict is known; a model that gets those wrong is not
 * believed, and without one the rules decide.
 */
export async function judgeClaims(
  thinking: Thinking,
  { claims, judged: before }: Parameters<Engine['judge']>[0],
): Promise<Thought<readonly Judgement[]>> {
  const byRules = (await thinking.standIn.judge({ claims })).value;
  const verdicts = new Map(byRules.map((judgement) => [judgement.claimId, judgement]));
  const unclear = claims.filter(
    (claim) =>
      verdicts.get(claim.claimId)?.verdict !== 'supported' && shared(claim) >= agentSpec.agents.evaluate.leastShared,
  );
  const calls: ModelCall[] = [];
  const notices = new Set<string>();
  const believed: string[] = [];
  for (let start = 0; start < unclear.length; start += claimsPerCall) {
    const batch = unclear.slice(start, start + claimsPerCall);
    const judged = await judgeOnce(thinking, batch, verdicts, before).catch((error: unknown) => {
      throw withEarlierCalls(error, calls);
    });
    for (const judgement of judged.value) verdicts.set(judgement.claimId, judgement);
    calls.push(...(judged.calls ?? []));
    for (const notice of judged.notices ?? []) notices.add(notice);
    believed.push(judged.thought.split('\n')[0] ?? '');
  }
  const clear = claims.length - unclear.length;
  const isOwnJudge = calls.length > 0 && thinking.models.length === 1;
  const thought = [
    `Rules decided ${clear} of ${claims.length} claims.`,
    ...believed,
    ...(isOwnJudge ? ['The only model there is judged what it wrote itself.'] : []),
  ].join(' ');
  const judgements = claims.flatMap(({ claimId }) => verdicts.get(claimId) ?? []);
  return thoughtOf(judgements, thought, calls, [...notices]);
}

/** The verdicts of an earlier try, or those of a model now. What rules decided for want of a model is not kept. */
async function judgeOnce(
  thinking: Thinking,
  batch: readonly JudgedClaim[],
  byRules: ReadonlyMap<string, Judgement>,
  before: JudgedBatches | undefined,
): Promise<Thought<readonly Judgement[]>> {
  const models = thinking.models.map(({ name }) => name);
  const key = sha256(canonicalJson({ spec: agentSpec.hash, models, batch }));
  const known = await before?.find(key);
  if (known !== undefined) {
    return { value: known, thought: `An earlier try had judged ${known.length} further claims.`, usage: noUsage };
  }
  const judged = await judgeBatch(thinking, batch, byRules);
  if ((judged.notices ?? []).length === 0) await before?.keep(key, judged.value);
  return judged;
}

function judgeBatch(
  thinking: Thinking,
  batch: readonly JudgedClaim[],
  byRules: ReadonlyMap<string, Judgement>,
): Promise<Thought<readonly Judgement[]>> {
  const voice = agentSpec.agents.evaluate;
  const half = Math.ceil(controlClaims.length / 2);
  // Known claims at both ends: a judge that tires, or that only looks at the first, is found out.
  const shown: readonly (ShownClaim & { claimId?: string; isSupported?: boolean })[] = [
    ...controlClaims.slice(0, half),
    ...batch.map((claim) => ({ ...claim, evidence: readEvidence(claim.evidence).map(textOf) })),
    ...controlClaims.slice(half),
  ];
  return think<JudgeAnswer, readonly Judgement[]>(thinking, {
    agent: 'judge',
    role: routeModel(voice.route, '', agentSpec.hardness),
    prompt: (simplified) => judgePrompt(voice, { claims: shown, boundary: thinking.newBoundary(), simplified }),
    read: ({ verdicts }) => {
      const given = new Map(verdicts.map((verdict) => [verdict.claim, verdict]));
      const isFooled = shown.some(({ isSupported }, index) => {
        return isSupported !== undefined && (given.get(index + 1)?.verdict === 'supported') !== isSupported;
      });
      if (isFooled) return undefined;
      return shown.flatMap(({ claimId }, index): Judgement[] => {
        const verdict = given.get(index + 1);
        if (claimId === undefined || verdict === undefined) return [];
        return [{ claimId, verdict: verdict.verdict, ...reasonOf(verdict) }];
      });
    },
    describe: (judgements) => {
      const supported = judgements.filter(({ verdict }) => verdict === 'supported').length;
      return `A model found ${supported} of ${batch.length} further claims supported.`;
    },
    withoutModel: async () => ({
      value: batch.flatMap(({ claimId }) => byRules.get(claimId) ?? []),
      thought: `Rules alone decided ${batch.length} further claims.`,
      usage: noUsage,
    }),
  });
}

/** What the batches before have cost is not forgotten because this one failed. */
function withEarlierCalls(error: unknown, calls: readonly ModelCall[]): unknown {
  if (!(error instanceof Fault)) return error;
  const { name, message, cause } = error;
  return new Fault(name, { message, cause, calls: [...calls, ...(error.calls ?? [])] });
}

function textOf({ text }: { text: string }): string {
  return text;
}

/** The part of a claim's content words that its evidence, or the headings above it, have too. */
function shared({ text, evidence }: JudgedClaim): number {
  const said = readEvidence(evidence).map((reading) => reading.text);
  const known = new Set(searchStems([...said, ...evidence.flatMap(({ headings }) => headings)].join('\n')));
  const words = contentWords(text);
  return words.length === 0 ? 0 : words.filter(({ stem }) => known.has(stem)).length / words.length;
}

function reasonOf({ verdict, reason = '' }: JudgeAnswer['verdicts'][number]): Pick<Judgement, 'reason'> {
  const text = cleanSentences(reason).join(' ').slice(0, 200).toWellFormed();
  return verdict === 'supported' || text === '' ? {} : { reason: text };
}

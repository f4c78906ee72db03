/**
 * How the rule that routes questions fares on a set of questions whose difficulty was decided by hand, and what it saves
 * against a capable model for everything. `--list` names the misroutes.
 */
import type { ModelName } from '../contract/models.ts';
import { openTokenCounter } from '../functions/adapters/count-tokens.ts';
import { costOf } from '../functions/domain/model-call.ts';
import { agentSpec } from '../functions/domain/spec.ts';
import { misroutesIn, type RoutedQuestion, roleOf, routingSet } from '../test/golden/routing-set.ts';
import { printTable } from './statistics.ts';

/** A capable and a small model of one provider. */
const pairs: readonly (readonly [capable: ModelName, small: ModelName])[] = [
  ['anthropic:claude-sonnet-4-5', 'anthropic:claude-haiku-4-5'],
  ['bedrock:amazon.nova-pro-v1:0', 'bedrock:amazon.nova-lite-v1:0'],
];

/** What a model that chooses sentences answers: a short list of numbers. */
const outputTokens = 30;

const countTokens = await openTokenCounter();
const { research } = agentSpec.agents;
const instructions = countTokens([research.persona, ...research.instructions].join('\n'));

const byOrigin = (['golden', 'own'] as const).map(
  (from) => [from, routingSet.filter((each) => each.from === from)] as const,
);
printTable(
  'Misroutes by origin of the question',
  ['questions', 'hard', 'of them to the small model', 'easy', 'of them to the capable model', 'routed right'],
  [...byOrigin, ['together', routingSet] as const].map(([name, questions]) => {
    const hard = questions.filter((each) => each.hard).length;
    const { hardToSmall, easyToCapable } = misroutesIn(questions);
    const right = 1 - (hardToSmall.length + easyToCapable.length) / questions.length;
    const counts = [hard, hardToSmall.length, questions.length - hard, easyToCapable.length].map(String);
    return [`${questions.length} ${name}`, ...counts, percent(right)];
  }),
);
printTable(
  'Choosing evidence, the one agent that is routed by its question: USD for 1,000 questions, at list price',
  ['models', 'all to the capable one', 'as routed', 'saved', 'if all were routed right'],
  pairs.map(([capable, small]) => {
    const all = usdFor1000(() => capable);
    const routed = usdFor1000((each) => (roleOf(each) === 'capable' ? capable : small));
    const right = usdFor1000((each) => (each.hard ? capable : small));
    const saved = [routed, right].map((usd) => percent(1 - usd / all));
    return [`${capable}, ${small}`, all.toFixed(2), routed.toFixed(2), ...saved];
  }),
);
if (process.argv.includes('--list')) {
  const { hardToSmall, easyToCapable } = misroutesIn(routingSet);
  for (const { question } of hardToSmall) console.log(`hard, to the small model: ${question}`);
  for (const { question } of easyToCapable) console.log(`easy, to the capable model: ${question}`);
}

/** With evidence at the limit of the spec. */
function usdFor1000(choose: (question: RoutedQuestion) => ModelName): number {
  const microUsd = routingSet.map((each) => {
    const inputTokens = instructions + countTokens(each.question) + research.evidenceTokens;
    return costOf(choose(each), { inputTokens, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens }) ?? 0;
  });
  return microUsd.reduce((sum, each) => sum + each, 0) / routingSet.length / 1_000;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/**
 * `npm run check-claim -- CLAIM EVIDENCE…`: what the evaluator's checks say of one sentence, without a model. Exits with 1
 * when the evidence does not, or may not, support it.
 */
import { parseArgs } from 'node:util';
import { compareClaim } from '../functions/domain/checks/compare-claim.ts';

const help = `Usage: npm run --silent check-claim -- CLAIM EVIDENCE…

Holds one sentence against the sentences that it cites, as the evaluator does before it asks a
model: numbers, dates, names, negations and the rest. That a claim passes means that nothing is
found to be wrong with it. What is doubtful a model has to settle; without one it does not pass.

  --help          show this`;

process.exitCode = main();

function main(): number {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
  const [claim, ...readings] = positionals;
  if (values.help === true || claim === undefined || readings.length === 0) {
    console.log(help);
    return values.help === true ? 0 : 2;
  }
  const { disagreements, doubts } = compareClaim(claim, { readings, headings: [] });
  const found = [...disagreements, ...doubts.map(({ reason }) => ({ verdict: 'doubtful', reason }))];
  if (found.length === 0) console.log('✓ Nothing in it differs from the evidence.');
  // Two checks may find the same.
  for (const [reason, [first]] of Map.groupBy(found, (each) => each.reason)) {
    console.log(`${first?.verdict === 'doubtful' ? '?' : '✗'} ${first?.verdict}: ${reason}`);
  }
  return found.length === 0 ? 0 : 1;
}

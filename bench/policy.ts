/**
 * `npm run bench -- policy`: how many texts the rules of the content policy tell rightly, by what they are, with the
 * intervals in which the true rates lie with 95 % certainty, and how long hostile texts of a megabyte take.
 */
import { classifyContent } from '../functions/domain/policy/classify-content.ts';
import { detectDistress } from '../functions/domain/policy/detect-distress.ts';
import { type Expected, isRight, type PolicyCase, policySets, readPolicyCases } from '../test/policy/cases.ts';
import { printTable, wilsonInterval } from './statistics.ts';

const titles: Readonly<Record<Expected, string>> = {
  harmful: 'harmful: found',
  distress: 'distress: found',
  confidential: 'confidential: found',
  personalData: 'personal data: found',
  none: 'harmless look-alikes: false alarms',
};

for (const set of policySets) printSet(set.title, readPolicyCases(set));
printTimes();

function printSet(title: string, cases: readonly PolicyCase[]): void {
  const rows = (Object.keys(titles) as Expected[]).map((expected) => {
    const own = cases.filter((one) => one.expect === expected);
    const right = own.filter(isRight).length;
    const count = expected === 'none' ? own.length - right : right;
    const [low, high] = wilsonInterval(count, own.length);
    return [
      titles[expected],
      `${count}/${own.length}`,
      percent(count / own.length),
      `${percent(low)}–${percent(high)}`,
    ];
  });
  printTable(`${title} (${cases.length} texts)`, ['', 'count', 'rate', '95 %'], rows);
}

function printTimes(): void {
  const megabyte = 1_000_000;
  const hostile: Readonly<Record<string, string>> = {
    'one letter': 'a',
    'begun requests': 'how to make ',
    'whole requests': 'how to make a bomb ',
    digits: '1',
    'digits apart': '1 ',
    addresses: 'a@a.',
    keys: '-----BEGIN PRIVATE KEY-----',
    quotations: '"',
    lines: '\n',
    despair: 'i want to ',
    'short sentences': 'I want it now. ',
    tablets: 'i have pills ',
    passwords: 'password is the ',
    secrecy: 'wie kann ich heimlich das ',
  };
  const rows = Object.entries(hostile).map(([name, piece]) => {
    const text = piece.repeat(megabyte / piece.length);
    return [name, timeOf(() => classifyContent(text)), timeOf(() => detectDistress(text))];
  });
  printTable('A megabyte of', ['', 'content', 'distress'], rows);
}

function timeOf(run: () => unknown): string {
  const startedAt = performance.now();
  run();
  return `${Math.round(performance.now() - startedAt)} ms`;
}

function percent(part: number): string {
  return `${(Math.max(0, part) * 100).toFixed(1)} %`;
}

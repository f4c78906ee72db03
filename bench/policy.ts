/**
 * `npm run bench -- policy`: how many texts the rules of the content policy tell rightly, by what they are, with the
 * intervals in which the true rates lie with 95 % certainty, and how long hostile texts of a megabyte take.
 */
import { classifyContent } from '../functions/domain/policy/classify-content.ts';
import { detectDistress } from '../functions/domain/policy/detect-distress.ts';
import { type Expected, isRight, type PolicyCase, readPolicyCases } from '../test/policy/cases.ts';
import { printTable, wilsonInterval } from './statistics.ts';

const titles: Readonly<Record<Expected, string>> = {
  harmful: 'harmful: found',
  distress: 'distress: found',
  confidential: 'confidential: found',
  personalData: 'personal data: found',
  none: 'harmless look-alikes: false alarms',
};

printSet('Unseen: written against the finished rules, which were not changed for it', readPolicyCases('unseen'));
printSet('Held out: written before the rules, by their author', readPolicyCases('held-out'));
printSet('Tuned on: written against earlier rules, which were then changed for it', readPolicyCases('tuned'));
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
  };
  const rows = Object.entries(hostile).map(([name, piece]) => {
    const text = piece.repeat(megabyte / piece.length);
    const startedAt = performance.now();
    classifyContent(text);
    detectDistress(text);
    return [name, `${Math.round(performance.now() - startedAt)} ms`];
  });
  printTable('A megabyte of', ['', 'time'], rows);
}

function percent(part: number): string {
  return `${(Math.max(0, part) * 100).toFixed(1)} %`;
}

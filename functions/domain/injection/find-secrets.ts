import type { Stretch } from '../markdown-blocks.ts';

/** Keys by the forms that their makers gave them, so that scanners find them. */
const secret = new RegExp(
  [
    String.raw`-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----`,
    String.raw`\b(?:AKIA|ASIA)[A-Z2-7]{16}\b`,
    String.raw`\bsk-(?:ant-|proj-|live-|svcacct-)?[A-Za-z0-9_-]{20,200}`,
    String.raw`\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,100}`,
    String.raw`\bgh[pousr]_[A-Za-z0-9]{30,100}`,
    String.raw`\bgithub_pat_[A-Za-z0-9_]{30,100}`,
    String.raw`\bglpat-[A-Za-z0-9_-]{20,60}`,
    String.raw`\bxox[abeoprs]-[A-Za-z0-9-]{10,200}`,
    String.raw`\bAIza[A-Za-z0-9_-]{35}`,
    String.raw`\bnpm_[A-Za-z0-9]{36}`,
    String.raw`\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}`,
  ].join('|'),
  'g',
);

/** Stretches that look like a key which opens something. What says of itself that it is an example opens nothing. */
export function findSecrets(text: string): Stretch[] {
  return [...text.matchAll(secret)]
    .filter(({ 0: found }) => !/example|xxxx|\.\.\./i.test(found))
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/**
 * Runs `local/verify.ts` on every file of a folder, in one process because hundreds would take minutes. Prints, as
 * JSON, the exit code and what was said for each file name.
 *
 *   node verify-many.ts FOLDER [arguments of verify]
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '', ...rest] = process.argv.slice(2);
const outcomes: Record<string, { code: unknown; said: string }> = {};
const said: string[] = [];
console.log = (line: string) => said.push(line);
console.error = console.log;
for (const name of readdirSync(folder)) {
  said.length = 0;
  process.argv.splice(2, Number.POSITIVE_INFINITY, join(folder, name), ...rest);
  // Another query is another module: it runs anew.
  await import(`../../local/verify.ts?${name}`);
  outcomes[name] = { code: process.exitCode, said: said.join('\n') };
}
process.exitCode = 0;
process.stdout.write(JSON.stringify(outcomes));

import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '..');
const command = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };

/** Rule → imports it must find: the file that imports, and what it imports from there. */
const forbidden: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'no-cycles': [['functions/domain/a.ts', './b.ts']],
  'contract-imports-only-zod': [
    ['contract/c.ts', '../functions/domain/plain.ts'],
    ['contract/d.ts', '@aws-sdk/client-s3'],
  ],
  'domain-is-pure': [
    ['functions/domain/e.ts', '../ports.ts'],
    ['functions/domain/f.ts', 'node:fs'],
    ['functions/domain/g.ts', '@aws-sdk/client-s3'],
    ['functions/domain/h.ts', '../../spec/plain.ts'],
  ],
  'ports-know-only-the-domain': [['functions/ports.ts', './plan/core.ts']],
  'cores-know-no-adapter': [
    ['functions/write/h.ts', '../adapters/plain.ts'],
    ['functions/i.ts', './adapters/plain.ts'],
    ['functions/extractive/j.ts', '../adapters/plain.ts'],
  ],
  'cores-know-no-engine': [
    ['functions/write/k.ts', '../extractive/plain.ts'],
    ['functions/l.ts', './extractive/plain.ts'],
  ],
  'nothing-imports-a-handler': [
    ['functions/adapters/m.ts', '../plan/handler.ts'],
    ['functions/plan/n.ts', './handler.ts'],
  ],
  'only-adapters-touch-the-world': [
    ['functions/write/o.ts', '@aws-sdk/client-s3'],
    ['functions/write/handler.ts', '@aws-sdk/client-s3'],
    ['functions/p.ts', 'node:fs'],
    ['functions/write/q.ts', '@aws-lambda-powertools/logger'],
    ['functions/language-model/q.ts', 'ai'],
  ],
  'adapters-know-ports-not-cores': [
    ['functions/adapters/r.ts', '../plan/core.ts'],
    ['functions/extractive/s.ts', '../plan/core.ts'],
  ],
  'steps-never-import-each-other': [
    ['functions/write/t.ts', '../plan/core.ts'],
    ['functions/orders/u.ts', '../sweep/core.ts'],
  ],
  'functions-import-no-infrastructure': [['functions/write/v.ts', '../../lib/plain.ts']],
  'lib-knows-contract-only': [['lib/w.ts', '../functions/domain/plain.ts']],
  'bin-knows-lib-and-contract-only': [['bin/x.ts', '../functions/domain/plain.ts']],
  'functions-know-the-compiled-spec': [
    ['functions/write/spec.ts', '../../spec/plain.ts'],
    ['functions/adapters/spec.ts', '../../spec/plain.ts'],
  ],
  'spec-knows-contract-and-values': [
    ['spec/a.ts', '../functions/domain/plain.ts'],
    ['spec/b.ts', '../lib/plain.ts'],
    ['spec/c.ts', '@aws-sdk/client-s3'],
  ],
  'nothing-imports-local': [['lib/y.ts', '../local/plain.ts']],
  'nothing-imports-tests': [
    ['local/z.ts', '../test/plain.ts'],
    ['local/ab.ts', '../audit/plain.ts'],
  ],
  'no-unresolvable': [['functions/write/aa.ts', './nowhere.ts']],
};

/** What may be imported from where it is. */
const allowed: readonly (readonly [from: string, to: string])[] = [
  // The other end of the cycle, which is told once.
  ['functions/domain/b.ts', './a.ts'],
  ['contract/plain.ts', 'zod'],
  ['functions/domain/plain.ts', 'node:crypto'],
  ['functions/plan/core.ts', '../domain/plain.ts'],
  ['functions/sweep/core.ts', '../domain/plain.ts'],
  ['functions/extractive/plain.ts', '../domain/plain.ts'],
  ['functions/adapters/plain.ts', '@aws-sdk/client-s3'],
  ['functions/plan/handler.ts', '../adapters/plain.ts'],
  ['lib/plain.ts', '../contract/plain.ts'],
  ['spec/plain.ts', '../contract/plain.ts'],
  ['spec/compiled-spec.ts', './plain.ts'],
  ['functions/domain/spec.ts', '../../spec/compiled-spec.ts'],
  ['local/plain.ts', '../functions/plan/handler.ts'],
  ['test/plain.ts', '../local/plain.ts'],
  ['audit/plain.ts', '../local/plain.ts'],
];

const packages = ['zod', 'ai', '@aws-sdk/client-s3', '@aws-lambda-powertools/logger'];

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** Everything that is found in a small copy of the tree with these imports in it. */
let violations: Violation[];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-direction-'));
  try {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json'])
      copyFileSync(join(repository, name), join(folder, name));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    for (const name of packages) {
      write(folder, `node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      write(folder, `node_modules/${name}/index.js`, 'exports.thing = 1;\n');
    }
    for (const [from, to] of [...allowed, ...Object.values(forbidden).flat()]) {
      // Half of them import types only, which no running code would ever show.
      const kind = from.length % 2 === 0 ? 'import type' : 'import';
      write(folder, from, `${kind} { thing } from '${to}';\nexport type Thing = typeof thing;\n`);
    }
    violations = await cruise(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function cruise(folder: string): Promise<Violation[]> {
  const roots = ['bin', 'contract', 'functions', 'lib', 'local', 'spec', 'test', 'audit'];
  const options = [...roots, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...options], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

test.each(Object.entries(forbidden))('%s is found out, in types too', (rule, imports) => {
  const found = violations.filter((violation) => violation.rule.name === rule).map(({ from }) => from);
  for (const [from] of imports) expect(found).toContain(from);
});

test('what points the right way is not', () => {
  const planted = new Set(Object.values(forbidden).flatMap((imports) => imports.map(([from]) => from)));
  expect(violations.filter(({ from }) => !planted.has(from))).toEqual([]);
});

test('every rule of the configuration is tried', () => {
  const rules = configuration.forbidden.map(({ name }) => name);
  expect(Object.keys(forbidden).toSorted()).toEqual(rules.toSorted());
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { agentSpec } from '../../functions/domain/spec.ts';
import { bundleCode, spellKeys } from '../../lib/bundle-code.ts';
import { builtInSpecFile, specFileVariable } from '../../spec/read-spec.ts';

test('keys of a schema that are constants of its file are spelled out, others stay', () => {
  const source = ['const _hH = "httpHeader";', 'var ETag$ = [0, { [_hH]: "ETag", [other]: 1 }, [_hH]];'].join('\n');
  expect(spellKeys(source)).toBe(
    ['const _hH = "httpHeader";', 'var ETag$ = [0, { "httpHeader": "ETag", [other]: 1 }, [_hH]];'].join('\n'),
  );
});

describe('the agent spec in a bundle', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dossier-spec-'));
  afterAll(() => {
    delete process.env[specFileVariable];
    rmSync(folder, { recursive: true });
  });

  /** What code that uses `name` of the spec is bundled to. */
  async function bundled(name: 'agentSpec' | 'specIdentity'): Promise<{ code: string; value: unknown }> {
    const outfile = path.join(folder, `${name}.cjs`);
    const contents = `import { ${name} } from './functions/domain/spec.ts'; console.log(JSON.stringify(${name}));`;
    await bundleCode({ stdin: { contents, resolveDir: '.' }, outfile });
    const value: unknown = JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }));
    return { code: readFileSync(outfile, 'utf8'), value };
  }

  test('is the one of the source, without what reads and checks it', async () => {
    const { code, value } = await bundled('agentSpec');
    expect(value).toEqual(agentSpec);
    expect(code.length).toBeLessThan(JSON.stringify(agentSpec).length + 1_000);
  });

  test('is version and hash alone where no more is used', async () => {
    const { code, value } = await bundled('specIdentity');
    expect(value).toEqual({ version: agentSpec.version, hash: agentSpec.hash });
    expect(code.length).toBeLessThan(1_000);
  });

  test('is the one that the environment names; a wrong one stops the bundling', async () => {
    const file = path.join(folder, 'own.yaml');
    process.env[specFileVariable] = file;
    writeFileSync(file, readFileSync(builtInSpecFile, 'utf8').replace(/^version:.*$/m, 'version: own-1'));
    expect((await bundled('specIdentity')).value).toMatchObject({ version: 'own-1' });
    writeFileSync(file, 'version: 3');
    await expect(bundled('specIdentity')).rejects.toThrow('version must be text');
  });
});

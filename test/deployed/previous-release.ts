import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import pinned from './previous-release.json' with { type: 'json' };
import { runCommand } from './run-command.ts';

const root = path.join(import.meta.dirname, '..', '..');

/**
 * The synthesised assembly of the release that `previous-release.json` names, all it takes to deploy it.
 * Built from its own sources with its own dependencies, once; takes a minute or two.
 */
export async function previousRelease(): Promise<string> {
  const assembly = path.join(root, '.releases', `${pinned.version}-${pinned.commit.slice(0, 7)}`);
  if (existsSync(assembly)) return assembly;
  refuseWithoutCommit();
  const sources = `${assembly}.sources`;
  rmSync(sources, { recursive: true, force: true });
  mkdirSync(sources, { recursive: true });
  const archive = path.join(sources, 'archive.tar');
  await runCommand('git', ['archive', '--format=tar', '--output', archive, pinned.commit], { folder: root });
  await runCommand('tar', ['-xf', archive], { folder: sources });
  await runCommand('npm', ['ci'], { folder: sources });
  await runCommand('npx', ['cdk', 'synth', '--quiet'], { folder: sources, environment: { DOSSIER_KNOWLEDGE: '' } });
  // Under its final name it is always whole.
  renameSync(path.join(sources, 'cdk.out'), assembly);
  rmSync(sources, { recursive: true });
  return assembly;
}

function refuseWithoutCommit(): void {
  try {
    execFileSync('git', ['cat-file', '-e', `${pinned.commit}^{commit}`], { cwd: root, stdio: 'ignore' });
  } catch {
    throw new Error(
      `Release ${pinned.version} (commit ${pinned.commit}) is not in this clone. Fetch it: git fetch --depth 1 origin tag ${pinned.tag}`,
    );
  }
}

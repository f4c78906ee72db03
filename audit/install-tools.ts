import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execute, tailOf } from './execute.ts';
import { CannotRun } from './tool.ts';

/** Kept between runs, and made anew when a pinned version changes. */
const folder = path.join(import.meta.dirname, '..', '.audit');

/** Folder of the executables of `python/requirements.txt`, in a virtual environment of their own. */
export const installPythonTools = once(async () => {
  const python = await findPython();
  const environment = path.join(folder, 'python');
  const executables = path.join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');
  const requirements = path.join(import.meta.dirname, 'python', 'requirements.txt');
  await installIfChanged(environment, [requirements], python.version, async () => {
    await succeed(python.command, ['-m', 'venv', environment]);
    await succeed(path.join(executables, 'python'), [
      ...'-m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement'.split(' '),
      requirements,
    ]);
  });
  return executables;
});

/** Folder of the packages of `npm/package-lock.json`; none of their scripts is run. */
export const installNpmTools = once(async () => {
  const packages = path.join(folder, 'npm');
  const files = ['package.json', 'package-lock.json', '.npmrc'].map((name) =>
    path.join(import.meta.dirname, 'npm', name),
  );
  await installIfChanged(packages, files, process.version, async () => {
    for (const file of files) copyFileSync(file, path.join(packages, path.basename(file)));
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await succeed(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], packages);
  });
  return packages;
});

const oldestPython = 11;

async function findPython(): Promise<{ command: string; version: string }> {
  for (const command of ['python3', 'python']) {
    const version = await execute(command, ['--version'], { folder: import.meta.dirname }).then(
      ({ output }) => /^Python (3\.(\d+)\.\S+)/.exec(output),
      () => null,
    );
    if (version?.[1] !== undefined && Number(version[2]) >= oldestPython) return { command, version: version[1] };
  }
  throw new CannotRun(`Python 3.${oldestPython} or newer is not installed`);
}

async function installIfChanged(
  target: string,
  pins: readonly string[],
  runtime: string,
  install: () => Promise<void>,
): Promise<void> {
  const stamp = path.join(target, 'installed-from');
  const hash = createHash('sha256').update(runtime);
  for (const pin of pins) hash.update(readFileSync(pin));
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  await install();
  writeFileSync(stamp, wanted);
}

async function succeed(command: string, args: readonly string[], inFolder = folder): Promise<void> {
  const executed = await execute(command, args, { folder: inFolder }).catch((cause: unknown) => {
    throw new CannotRun(`${command} cannot be started`, { cause });
  });
  if (executed.status !== 0) throw new CannotRun(`${command} ${args.join(' ')} failed: ${tailOf(executed)}`);
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

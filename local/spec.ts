import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { builtInSpecFile } from '../spec/read-spec.ts';
import { describeSpec } from './describe-spec.ts';
import { diffSpecs } from './diff-specs.ts';
import { loadSpec } from './load-spec.ts';
import { printSpecChanges } from './print-spec-changes.ts';
import { Problem } from './problem.ts';
import { runCommand, UsageProblem } from './run-command.ts';

const usage = `Checks, shows and compares agent specs: the YAML documents that say how the agents work.

  npm run spec -- validate [FILE]     all that is wrong with it, with line and column
  npm run spec -- show [FILE] [--json]
  npm run spec -- diff A B [--json]   what differs in meaning; comments, layout and the order of keys do not count

FILE is Dossier's own spec (spec/dossier.yaml) unless it is named. diff ends with 0 when nothing differs, with 1 when
something does, and with 2 when a spec cannot be read.`;

type Command = (files: readonly string[], asJson: boolean) => void;

const commands: Readonly<Record<string, Command>> = { validate, show, diff };

await runCommand(usage, async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [name = '', ...files] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new UsageProblem(name === '' ? 'Say what to do.' : `There is no command ${name}.`);
  command(files, values.json);
});

function validate(files: readonly string[]): void {
  const file = onlyFile(files);
  const { version, hash } = loadSpec(file);
  console.log(`${file} is a valid spec: version ${version}, hash ${hash}.`);
}

function show(files: readonly string[], asJson: boolean): void {
  const spec = loadSpec(onlyFile(files));
  console.log(asJson ? JSON.stringify(spec, undefined, 2) : describeSpec(spec));
}

function onlyFile(files: readonly string[]): string {
  const [file = relative('.', builtInSpecFile), ...others] = files;
  if (others.length > 0) throw new UsageProblem('Name one file.');
  return file;
}

function diff(files: readonly string[], asJson: boolean): void {
  const [before, after, ...others] = files;
  if (before === undefined || after === undefined || others.length > 0) throw new UsageProblem('Name two files.');
  try {
    const specs = { before: loadSpec(before), after: loadSpec(after) };
    const changes = diffSpecs(specs.before, specs.after);
    console.log(asJson ? JSON.stringify(changes, undefined, 2) : printSpecChanges(specs, changes));
    process.exitCode = changes.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

import * as z from 'zod';
import { execute, jsonOf } from './execute.ts';
import { CannotRun, type Finding } from './tool.ts';
import { root } from './workbench.ts';

const actionlint = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';

/** The GitHub workflows, by actionlint built from its source. */
export async function runActionlint(): Promise<Finding[]> {
  await execute('go', ['version'], { folder: root }).catch((cause: unknown) => {
    throw new CannotRun('Go is not installed', { cause });
  });
  const executed = await execute('go', ['run', actionlint, '-format', '{{json .}}'], { folder: root });
  return actionlintSchema.parse(jsonOf(executed)).map(({ kind, filepath, line, message }) => ({
    tool: 'actionlint',
    rule: kind,
    place: `${filepath}:${line}`,
    message,
  }));
}

const actionlintSchema = z.array(
  z.object({ kind: z.string(), filepath: z.string(), line: z.number(), message: z.string() }),
);

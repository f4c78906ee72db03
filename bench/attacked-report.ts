import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openKnowledge } from '../functions/adapters/sqlite-knowledge.ts';
import { bodyPath } from '../functions/domain/body.ts';
import type { Report } from '../functions/domain/model.ts';
import type { Engine, Guard } from '../functions/engine-ports.ts';
import { FakeRun } from '../test/fakes/fake-run.ts';

/** A guard that lets everything through. */
export const noGuard: Guard = { inspect: async (texts) => texts.map(() => []) };

export type Documents = Readonly<Record<string, string>>;

/** One report through the real agents, from documents in a folder of their own; storage alone is in memory. */
export async function makeReport(prompt: string, documents: Documents, engine: Engine, guard?: Guard): Promise<Report> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dossier-bench-'));
  const knowledge = openKnowledge({ folder });
  try {
    await Promise.all(Object.entries(documents).map(([name, text]) => writeFile(path.join(folder, name), text)));
    const run = await FakeRun.start({
      order: { prompt, options: { cache: 'refuse' } },
      task: { taskId: randomUUID(), engine: engine.name },
    });
    run.ports = { ...run.ports, engine, knowledge, ...(guard === undefined ? {} : { guard }) };
    await run.upTo('publish');
    return await run.body<Report>(bodyPath('report', run.record.reportHash));
  } finally {
    await knowledge.close();
    await rm(folder, { recursive: true });
  }
}

/** What a reader reads of it, notices aside. */
export function sentencesOf({ claims }: Report): string[] {
  return claims.filter(({ part }) => part === 'sentence').map(({ text }) => text);
}

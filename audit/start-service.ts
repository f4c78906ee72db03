import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { ApiClient } from '../local/api-client.ts';
import { makeReport } from '../local/make-report.ts';
import { findRunningService } from '../local/running-service.ts';
import { execute, jsonOf } from './execute.ts';
import { root } from './workbench.ts';

export interface StartedService {
  readonly apiUrl: string;
  readonly apiKey: string;
  /** A finished report of another tenant, that one's key, and a source that the report cites. */
  readonly sample: { readonly apiKey: string; readonly taskId: string; readonly sourceId: string };
  /** The file with what it printed; whole after its end. */
  readonly log: string;
  stop(): Promise<void>;
}

/** `npm start` with data of its own, on any free port. */
export async function startService(folder: string): Promise<StartedService> {
  const dataFolder = path.join(folder, 'data');
  const log = path.join(folder, 'service.log');
  const file = openSync(log, 'w');
  const environment = { DOSSIER_PORT: '0', DOSSIER_DATA: dataFolder, DOSSIER_KNOWLEDGE: '', DOSSIER_API_KEY: '' };
  const child = spawn(process.execPath, [path.join(root, 'local', 'start.ts')], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', file, file],
  });
  closeSync(file);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  try {
    for (;;) {
      const service = await findRunningService(dataFolder);
      if (service?.pid === child.pid && service !== undefined) {
        const { apiUrl, apiKey } = service;
        return { apiUrl, apiKey, sample: await makeSample(apiUrl, environment), log, stop };
      }
      if (child.exitCode !== null) throw new Error(`The service did not start: ${readFileSync(log, 'utf8')}`);
      await sleep(100);
    }
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeSample(
  apiUrl: string,
  environment: Readonly<Record<string, string>>,
): Promise<StartedService['sample']> {
  const created = await execute(
    process.execPath,
    [path.join(root, 'local', 'keys.ts'), ...'create --tenant sample --user sample --json'.split(' ')],
    { folder: root, environment },
  );
  const { key: apiKey } = keySchema.parse(jsonOf(created));
  const order = { prompt: 'How does Dossier finish a report after a crash?' };
  const { taskId, status, report } = await makeReport(new ApiClient(apiUrl, apiKey), order, 200, () => {});
  const sourceId = report?.sources[0]?.sourceId;
  if (sourceId === undefined) throw new Error(`The sample report cites nothing: ${status}`);
  return { apiKey, taskId, sourceId };
}

const keySchema = z.object({ key: z.string() });

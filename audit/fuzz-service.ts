import { readFileSync } from 'node:fs';
import path from 'node:path';
import { allRoutes } from '../contract/routes.ts';
import { execute, tailOf } from './execute.ts';
import { readFailedChecks, readSummary } from './read-fuzz-report.ts';
import { readServiceLog } from './read-service-log.ts';
import { startService } from './start-service.ts';
import type { Finding } from './tool.ts';
import type { Workbench } from './workbench.ts';

/** The running service against its OpenAPI document, in all phases of schemathesis. */
export async function runSchemathesis(workbench: Workbench): Promise<Finding[]> {
  const command = await workbench.python('schemathesis');
  const { folder } = workbench;
  const service = await startService(folder);
  try {
    const executed = await execute(
      command,
      [
        '--config-file',
        path.join(import.meta.dirname, 'schemathesis.toml'),
        ...`run ${path.basename(workbench.openApi)} --url ${service.apiUrl} --no-color`.split(' '),
        ...'--phases examples,coverage,fuzzing,stateful --report ndjson,json'.split(' '),
        ...'--report-ndjson-path fuzz.ndjson --report-json-path fuzz.json'.split(' '),
      ],
      {
        folder,
        environment: {
          DOSSIER_API_KEY: service.apiKey,
          SAMPLE_API_KEY: service.sample.apiKey,
          SAMPLE_TASK_ID: service.sample.taskId,
          SAMPLE_SOURCE_ID: service.sample.sourceId,
        },
      },
    );
    // 0 and 1 say whether checks failed; the rest that it could not work.
    if (executed.status !== 0 && executed.status !== 1) throw new Error(tailOf(executed));
  } finally {
    await service.stop();
  }
  return [
    ...readFailedChecks(readFileSync(path.join(folder, 'fuzz.ndjson'), 'utf8')),
    ...readServiceLog(readFileSync(service.log, 'utf8')),
    ...readSummary(JSON.parse(readFileSync(path.join(folder, 'fuzz.json'), 'utf8')), allRoutes.length),
  ];
}

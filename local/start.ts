import { parseArgs } from 'node:util';
import { displayText } from '../functions/domain/display-text.ts';
import { builtInSpecFile } from '../spec/read-spec.ts';
import { inspectKnowledge } from './inspect-knowledge.ts';
import { loadSpec } from './load-spec.ts';
import { readSettings, type Settings, settingsHelp } from './read-settings.ts';
import { runCommand } from './run-command.ts';
import { type Service, startService } from './start-service.ts';

const usage = `Runs the whole service on this machine: no AWS account, no key, no Docker.

  npm start

${settingsHelp}

Ctrl-C stops it. What it knows stays in the data folder; reports that were not finished are when it starts again.`;

await runCommand(usage, async (args) => {
  parseArgs({ args, options: {} });
  const startedAtMs = performance.now();
  const settings = readSettings(process.env);
  const service = await startService(settings);
  console.log(describe(service, settings, performance.now() - startedAtMs));
  console.log(await describeKnowledge(settings.knowledgeFolder));
  if (settings.specFile !== builtInSpecFile) console.log(describeSpec(settings.specFile));
  if (settings.embeddings !== undefined) console.log(`Passages are found by meaning too, with ${settings.embeddings}.`);
  if (settings.models.length > 0) console.log(`The agents think with ${settings.models.join(', ')}.`);
  console.log('\nCtrl-C stops it.');
  await untilStopped();
  console.log('\nStopping; what is not finished goes on at the next start.');
  await service.close();
  // A function that is still busy would keep the process for as long as it likes.
  process.exit();
});

function describe({ apiUrl, apiKey }: Service, settings: Settings, elapsedMs: number): string {
  // The other terminal finds this service by its data folder.
  const elsewhere = process.env['DOSSIER_DATA'] ? `DOSSIER_DATA='${settings.dataFolder}' ` : '';
  return `Dossier runs on ${apiUrl} (ready in ${(elapsedMs / 1000).toFixed(1)} s, data in ${settings.dataFolder}).
Your API key: ${apiKey}

Order a report:
  curl -s ${apiUrl}/v1/reports -H 'Authorization: Bearer ${apiKey}' \\
    -H 'Content-Type: application/json' -d '{"prompt":"How does Dossier finish a report after a crash?"}'

Read it, with the taskId of the answer:
  curl -s ${apiUrl}/v1/reports/TASK_ID -H 'Authorization: Bearer ${apiKey}' -H 'Accept: text/markdown'

Or both in this folder, in another terminal:
  ${elsewhere}npm run report -- "How does Dossier finish a report after a crash?"
`;
}

function describeSpec(file: string): string {
  const { version, hash } = loadSpec(file);
  return `The agents work by ${file}, version ${version} (${hash}).`;
}

/** An empty knowledge folder is no reason not to run: reports then say that nothing was found. */
async function describeKnowledge(folder: string): Promise<string> {
  const { documents, warnings } = await inspectKnowledge(folder);
  const counted = documents === 1 ? '1 document' : `${documents} documents`;
  return [
    `Reports are made from ${counted} in ${folder}.`,
    ...warnings.map((warning) => displayText(`Warning: ${warning}`)),
  ].join('\n');
}

function untilStopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  return promise;
}

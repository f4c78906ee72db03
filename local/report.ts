import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { limits } from '../contract/limits.ts';
import type { TaskResponse } from '../contract/shapes.ts';
import { ApiClient } from './api-client.ts';
import { inspectKnowledge } from './inspect-knowledge.ts';
import { bundleReport, makeReport } from './make-report.ts';
import { ledgerLines, stepLine, usageLine } from './print-report.ts';
import { Problem } from './problem.ts';
import { readSettings, type Settings, settingsHelp } from './read-settings.ts';
import { runCommand, UsageProblem } from './run-command.ts';
import { findRunningService } from './running-service.ts';
import { startService, useService } from './start-service.ts';

const usage = `Makes one report in the terminal.

  npm run report -- "QUESTION" [--json | --markdown] [--knowledge DIR] [--url URL]

  --json           the report with ledger, trace, source texts and a hash over all of it
  --markdown       the report alone
  --knowledge DIR  from the documents of this folder, by a service that runs only for this report
  --url URL        by a deployed service; DOSSIER_API_KEY is the key for it

Without --url the service that runs on the data folder makes it, else one that runs only for this report.

${settingsHelp}`;

await runCommand(usage, async (args) => {
  const { question, values } = readArguments(args);
  const connection = await connect(values);
  try {
    const client = new ApiClient(connection.apiUrl, connection.apiKey);
    // Progress goes to stderr: standard output is the report and nothing else.
    const printStep = (step: Parameters<typeof stepLine>[0]) => console.error(stepLine(step));
    const task = await makeReport(client, { prompt: question }, pollMs(values), printStep);
    refuseUnfinished(task);
    if (values.json) console.log(JSON.stringify(await bundleReport(client, task), undefined, 2));
    else if (values.markdown) process.stdout.write(task.report?.markdown ?? '');
    else await printReport(client, task);
  } finally {
    await connection.close();
  }
});

interface Arguments {
  readonly json: boolean;
  readonly markdown: boolean;
  readonly knowledge?: string | undefined;
  readonly url?: string | undefined;
}

function readArguments(args: string[]): { question: string; values: Arguments } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      knowledge: { type: 'string' },
      url: { type: 'string' },
    },
  });
  const [question = ''] = positionals;
  if (question.trim() === '' || positionals.length > 1) throw new UsageProblem('Give one question, in quotes.');
  if (values.json && values.markdown) throw new UsageProblem('Choose --json or --markdown.');
  if (values.knowledge !== undefined && values.url !== undefined) {
    throw new UsageProblem('A deployed service has its own knowledge: choose --knowledge or --url.');
  }
  if (values.url !== undefined && !/^https?:\/\//i.test(values.url)) {
    throw new UsageProblem('--url has to begin with http:// or https://.');
  }
  return { question, values };
}

/** A deployed service says how often it wants to be asked; one on this machine can be watched closely. */
function pollMs({ url }: Arguments): number {
  return url === undefined ? 150 : limits.pollSeconds * 1000;
}

interface Connection {
  readonly apiUrl: string;
  readonly apiKey: string;
  close(): Promise<void>;
}

async function connect({ knowledge, url }: Arguments): Promise<Connection> {
  if (url !== undefined) {
    const apiKey = process.env['DOSSIER_API_KEY'];
    if (!apiKey) throw new Problem('Set DOSSIER_API_KEY to a key of the service at --url.');
    return { apiUrl: url, apiKey, close: async () => {} };
  }
  const settings = readSettings(process.env);
  const isRunning = knowledge === undefined && (await findRunningService(settings.dataFolder)) !== undefined;
  if (!isRunning) await requireDocuments(knowledge ?? settings.knowledgeFolder);
  return knowledge === undefined ? useService(settings) : startForOneReport(settings, knowledge);
}

/** A service of its own on a folder of its own, so that one that runs beside it is not disturbed. */
async function startForOneReport(settings: Settings, knowledgeFolder: string): Promise<Connection> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dossier-report-'));
  const remove = () => rmSync(dataFolder, { recursive: true, force: true });
  try {
    const service = await startService({ ...settings, port: 0, dataFolder, knowledgeFolder });
    const close = async () => {
      await service.close();
      remove();
    };
    return { apiUrl: service.apiUrl, apiKey: service.apiKey, close };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Names what is skipped. A service without documents could only say that it found nothing. */
async function requireDocuments(folder: string): Promise<void> {
  const { documents, warnings } = await inspectKnowledge(folder);
  if (documents === 0) throw new Problem(['There is nothing to make a report from.', ...warnings].join('\n'));
  for (const warning of warnings) console.error(`Warning: ${warning}`);
}

function refuseUnfinished(task: TaskResponse): void {
  if (task.status === 'COMPLETED') return;
  const reason = task.failure === undefined ? '' : `: ${task.failure.message} (${task.failure.error})`;
  throw new Problem(`The report ended as ${task.status}${reason}`);
}

async function printReport(client: ApiClient, task: TaskResponse): Promise<void> {
  const ledger = await client.ledger(task.taskId);
  const outcome = `Outcome: ${task.report?.outcome ?? 'none'}`;
  console.log(
    ['', task.report?.markdown, 'Claim ledger', '', ...ledgerLines(ledger), '', outcome, usageLine(task)].join('\n'),
  );
}

import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { limits } from '../contract/limits.ts';
import { type ExportFormat, exportFormatNames, type TaskResponse } from '../contract/shapes.ts';
import { displayText } from '../functions/domain/display-text.ts';
import { ApiClient } from './api-client.ts';
import { inspectKnowledge } from './inspect-knowledge.ts';
import { bundleReport, makeReport } from './make-report.ts';
import { cacheLine, ledgerLines, stepLine, threadLine, usageLine } from './print-report.ts';
import { Problem } from './problem.ts';
import { readSettings, type Settings, settingsHelp } from './read-settings.ts';
import { runCommand, UsageProblem } from './run-command.ts';
import { findRunningService } from './running-service.ts';
import { startService, useService } from './start-service.ts';
import { terminalText } from './terminal-text.ts';

const usage = `Makes one report in the terminal.

  npm run report -- "QUESTION" [--json | --markdown | --format FORMAT [--output FILE]]
                           [--fresh] [--follow-up | --thread ID] [--knowledge DIR] [--url URL]

  --json           the report with ledger, trace, source texts and a hash over all of it
  --markdown       the report alone
  --format FORMAT  as a document to hand on: md, html, docx or pdf
  --output FILE    where the document goes; standard output without
  --fresh          made anew, even if the same was answered within the last hour
  --follow-up      goes on from the last report: "And for part-timers?"
  --thread ID      goes on with this thread
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
    const printStep = (step: Parameters<typeof stepLine>[0]) => console.error(terminalText(stepLine(step)));
    const threadId = values.followUp ? await lastThread(client) : values.thread;
    const order = {
      prompt: question,
      ...(values.fresh ? { options: { cache: 'refuse' as const } } : {}),
      ...(threadId === undefined ? {} : { threadId }),
    };
    const task = await makeReport(client, order, pollMs(values), printStep);
    refuseUnfinished(task);
    const { cached } = task.report ?? {};
    if (cached !== undefined) console.error(cacheLine(cached));
    if (values.json) console.log(JSON.stringify(await bundleReport(client, task), undefined, 2));
    else if (values.format !== undefined) await saveExport(client, task, values.format, values.output);
    else if (values.markdown) process.stdout.write(task.report?.markdown ?? '');
    else await printReport(client, task);
    if (values.knowledge === undefined) console.error(threadLine(task));
  } finally {
    await connection.close();
  }
});

interface Arguments {
  readonly json: boolean;
  readonly markdown: boolean;
  readonly format?: ExportFormat | undefined;
  readonly output?: string | undefined;
  readonly fresh: boolean;
  readonly followUp: boolean;
  readonly thread?: string | undefined;
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
      format: { type: 'string' },
      output: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      'follow-up': { type: 'boolean', default: false },
      thread: { type: 'string' },
      knowledge: { type: 'string' },
      url: { type: 'string' },
    },
  });
  const [question = ''] = positionals;
  if (question.trim() === '' || positionals.length > 1) throw new UsageProblem('Give one question, in quotes.');
  const format = readFormat(values);
  if ([values.json, values.markdown, format !== undefined].filter(Boolean).length > 1) {
    throw new UsageProblem('Choose --json, --markdown or --format.');
  }
  const followUp = values['follow-up'];
  if (followUp && values.thread !== undefined) throw new UsageProblem('Choose --follow-up or --thread.');
  if ((followUp || values.thread !== undefined) && values.knowledge !== undefined) {
    throw new UsageProblem('A service that runs only for one report has no thread: leave out --knowledge.');
  }
  if (values.knowledge !== undefined && values.url !== undefined) {
    throw new UsageProblem('A deployed service has its own knowledge: choose --knowledge or --url.');
  }
  if (values.url !== undefined && !/^https?:\/\//i.test(values.url)) {
    throw new UsageProblem('--url has to begin with http:// or https://.');
  }
  return { question, values: { ...values, format, followUp } };
}

function readFormat({ format, output }: { format?: string | undefined; output?: string | undefined }) {
  const known = exportFormatNames.find((name) => name === format);
  if (format !== undefined && known === undefined) {
    throw new UsageProblem(`--format has to be one of ${exportFormatNames.join(', ')}.`);
  }
  if (output !== undefined && known === undefined) throw new UsageProblem('--output needs a --format.');
  const isBinary = known === 'docx' || known === 'pdf';
  if (isBinary && output === undefined && process.stdout.isTTY) {
    throw new UsageProblem(`Say with --output where the ${known} goes: a terminal cannot show it.`);
  }
  return known;
}

async function lastThread(client: ApiClient): Promise<string> {
  const last = await client.lastReport();
  if (last === undefined) throw new Problem('There is no finished report to follow up.');
  return (await client.task(last)).threadId;
}

async function saveExport(client: ApiClient, { taskId }: TaskResponse, format: ExportFormat, output?: string) {
  const document = await client.export(taskId, format);
  if (output === undefined) {
    process.stdout.write(document);
    return;
  }
  try {
    await writeFile(output, document);
  } catch (error) {
    throw new Problem(`The report cannot be written to ${output}: ${(error as Error).message}`);
  }
  console.error(`✓ ${output}`);
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
  for (const warning of warnings) console.error(displayText(`Warning: ${warning}`));
}

function refuseUnfinished(task: TaskResponse): void {
  if (task.status === 'COMPLETED') return;
  const reason = task.failure === undefined ? '' : `: ${task.failure.message} (${task.failure.error})`;
  throw new Problem(`The report ended as ${task.status}${reason}`);
}

async function printReport(client: ApiClient, task: TaskResponse): Promise<void> {
  const ledger = await client.ledger(task.taskId);
  const outcome = `Outcome: ${task.report?.outcome ?? 'none'}`;
  const lines = ['', task.report?.markdown, 'Claim ledger', '', ...ledgerLines(ledger), '', outcome, usageLine(task)];
  console.log(terminalText(lines.join('\n')));
}

import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { TaskList } from '../../contract/shapes.ts';
import { newKey } from '../../functions/domain/api-key.ts';
import { canonicalJson, sha256 } from '../../functions/domain/hash.ts';
import type { ReportBundle } from '../../local/make-report.ts';
import { runScript, ScriptProcess } from './run-process.ts';
import { temporaryFolder } from './start-sample.ts';

const question = 'How long is green tea brewed?';
const tea = '# Green tea\n\n## How long green tea is brewed\n\nGreen tea is brewed for 3 minutes.\n';
const sentence = 'Green tea is brewed for 3 minutes.';

function report(args: readonly string[], variables: Readonly<Record<string, string>>) {
  return runScript('local/report.ts', args, { DOSSIER_API_KEY: '', ...variables });
}

/** A folder with one document. */
function teaFolder(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'tea.md'), tea);
  return folder;
}

test('a document to hand on goes to the file that is named, and only there', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'tea.pdf');
  const variables = { DOSSIER_DATA: join(folder, 'data') };
  const args = [question, '--knowledge', teaFolder(), '--format', 'pdf', '--output', file];
  const { code, stdout } = await report(args, variables);
  expect([code, stdout]).toEqual([0, '']);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  const unwritable = await report([...args.slice(0, -1), join(folder, 'no', 'such', 'place')], variables);
  expect(unwritable.code).toBe(1);
  expect(unwritable.stderr).toContain('cannot be written');
});

test.each([
  [['--format', 'txt'], 'md, html, docx, pdf'],
  [['--output', 'x.pdf'], '--output needs a --format'],
  [['--format', 'pdf', '--json'], 'Choose --json'],
])('%j is refused with a reason', async (args, reason) => {
  const { code, stderr } = await report([question, ...args], {});
  expect(code).not.toBe(0);
  expect(stderr).toContain(reason);
});

test('a report from one folder: progress, report, ledger, time and usage; what cannot be read is named', async () => {
  const knowledge = temporaryFolder();
  mkdirSync(join(knowledge, 'teas', 'folder.md'), { recursive: true });
  writeFileSync(join(knowledge, 'teas', 'green.md'), tea);
  writeFileSync(join(knowledge, 'latin1.md'), Buffer.from([0x74, 0xe9, 0x65]));
  writeFileSync(join(knowledge, 'empty.txt'), ' \n');
  writeFileSync(join(knowledge, 'huge.txt'), '');
  truncateSync(join(knowledge, 'huge.txt'), 50 * 1024 * 1024);
  const dataFolder = join(temporaryFolder(), 'data');
  const temporary = temporaryFolder();

  const { code, stdout, stderr } = await report([question, '--knowledge', knowledge], {
    DOSSIER_DATA: dataFolder,
    TMPDIR: temporary,
    TEMP: temporary,
  });
  expect(code).toBe(0);
  expect(stdout).toContain(`# ${question}\n`);
  expect(stdout).toContain(`${sentence} [1]`);
  expect(stdout).toMatch(/Claim ledger\n\nc\d+ +supported: .*\n +teas\/green\.md \d+–\d+\n/);
  expect(stdout).toMatch(
    /Outcome: answered\n\d+\.\d s, 0 input and 0 output tokens, \$0\.0000 \(extractive engine\)\n$/,
  );
  for (const step of ['plan', 'research', 'write', 'evaluate', 'publish']) expect(stderr).toMatch(`✓ ${step} `);
  const warnings = stderr.split('\n').filter((line) => line.startsWith('Warning: '));
  expect(warnings).toEqual([
    `Warning: ${join(knowledge, 'empty.txt')}: the file is empty`,
    `Warning: ${join(knowledge, 'huge.txt')}: the file is larger than 10485760 bytes`,
    `Warning: ${join(knowledge, 'latin1.md')}: the file is not UTF-8`,
  ]);
  // It had a service and a data folder of its own, of which nothing remains.
  expect(existsSync(dataFolder)).toBe(false);
  expect(readdirSync(temporary).filter((name) => name.startsWith('dossier-'))).toEqual([]);
});

test('without a service it runs the stack for its own duration; a running one is found by its data folder', async () => {
  const variables = { DOSSIER_DATA: temporaryFolder(), DOSSIER_KNOWLEDGE: teaFolder() };
  const alone = await report([question, '--json'], variables);
  expect(alone.code).toBe(0);
  const bundle = JSON.parse(alone.stdout) as ReportBundle;
  const { hash, ...content } = bundle;
  expect(hash).toBe(sha256(canonicalJson(content)));
  expect(bundle).toMatchObject({
    format: 'dossier-report/1',
    task: { status: 'COMPLETED', prompt: question, report: { outcome: 'answered' } },
    steps: { totals: { steps: 5, success: true } },
    sources: [{ uri: 'tea.md', title: 'Green tea', sha256: sha256(tea), text: tea }],
  });
  expect(alone.stdout).toBe(`${JSON.stringify(bundle, undefined, 2)}\n`);

  const service = new ScriptProcess('local/start.ts', [], { DOSSIER_PORT: '0', ...variables });
  const apiUrl = /http:\S+:\d+/.exec(await service.until('Dossier runs on'))?.[0] ?? '';
  const apiKey = (await service.until('Your API key: ')).replace('Your API key: ', '');
  const found = await report([question, '--markdown', '--fresh'], variables);
  expect([found.code, found.stdout]).toEqual([
    0,
    expect.stringMatching(`^# ${question.replace('?', '\\?')}\n[^]*${sentence} \\[1\\]`),
  ]);
  expect(found.stdout).toBe(bundle.task.report?.markdown);
  expect(found.stderr).not.toContain('Answered from cache');
  const byAddress = await report([question, '--markdown', '--url', `${apiUrl}/`], { DOSSIER_API_KEY: apiKey });
  expect([byAddress.code, byAddress.stdout]).toEqual([
    0,
    expect.stringMatching(/^# .*\n\n> \*\*Note:\*\* Answered from a report made .* ago\.\n/),
  ]);
  expect(byAddress.stderr).toMatch(/^Answered from cache: made at 20\S+Z\. With --fresh it is made anew\.$/m);

  const response = await fetch(`${apiUrl}/v1/reports`, { headers: { Authorization: `Bearer ${apiKey}` } });
  const { items } = (await response.json()) as TaskList;
  expect(items).toHaveLength(3);
  expect(items.at(-1)?.taskId).toBe(bundle.task.taskId);

  expect(found.stderr).toContain('Ask on with --follow-up, or later with --thread ');
  const black = await report(['And black tea?', '--follow-up', '--json'], variables);
  const followUp = JSON.parse(black.stdout) as ReportBundle;
  expect(followUp.task.threadId).toBe(items[0]?.taskId);
  expect(followUp.task.report?.title).toBe('How long is green tea brewed. Black tea?');
  const { threadId } = bundle.task;
  const named = await report(['And why?', '--thread', threadId, '--json'], variables);
  expect((JSON.parse(named.stdout) as ReportBundle).task.threadId).toBe(threadId);
  const unknown = await report(['And why?', '--thread', '00000000-0000-4000-8000-000000000000'], variables);
  expect([unknown.code, unknown.stderr.includes('/threadId: is no thread of this user')]).toEqual([1, true]);

  const stranger = await report([question, '--url', apiUrl], { DOSSIER_API_KEY: newKey() });
  expect([stranger.code, stranger.stdout]).toEqual([1, '']);
  expect(stranger.stderr).toMatch(/^Unauthorized \(401\): Send a valid API key[^]*\nRequest id \S+\n$/);
});

test('what cannot be a report is a clear message, without a stack trace', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'tea.md');
  mkdirSync(join(folder, 'empty'));
  writeFileSync(file, tea);
  const key = { DOSSIER_API_KEY: newKey() };
  const wrong: [string[], Record<string, string>, number, string][] = [
    [[], {}, 2, 'Give one question, in quotes.'],
    [[' \n'], {}, 2, 'Give one question, in quotes.'],
    [['What is', 'a memo?'], {}, 2, 'Give one question, in quotes.'],
    [[question, '--verbose'], {}, 2, "Unknown option '--verbose'"],
    [[question, '--json', '--markdown'], {}, 2, 'Choose --json, --markdown or --format.'],
    [[question, '--knowledge', folder, '--url', 'http://127.0.0.1'], {}, 2, 'choose --knowledge or --url'],
    [[question, '--follow-up', '--thread', 'x'], {}, 2, 'Choose --follow-up or --thread.'],
    [[question, '--follow-up', '--knowledge', folder], {}, 2, 'leave out --knowledge'],
    [[question, '--url', 'localhost:8787'], key, 2, '--url has to begin with http:// or https://'],
    [[question, '--url', 'http://127.0.0.1:1'], {}, 1, 'Set DOSSIER_API_KEY'],
    [[question, '--url', 'http://127.0.0.1:1'], key, 1, 'http://127.0.0.1:1 cannot be reached.'],
    [
      [question, '--knowledge', join(folder, 'empty')],
      {},
      1,
      `${join(folder, 'empty')}: the folder holds no usable document`,
    ],
    [[question, '--knowledge', join(folder, 'none')], {}, 1, `${join(folder, 'none')}: the folder does not exist`],
    [[question, '--knowledge', file], {}, 1, `${file}: the folder cannot be read`],
    [[question], { DOSSIER_KNOWLEDGE: join(folder, 'none') }, 1, 'There is nothing to make a report from.'],
  ];
  const dataFolder = join(folder, 'data');
  await Promise.all(
    wrong.map(async ([args, variables, code, message]) => {
      const finished = await report(args, { DOSSIER_DATA: dataFolder, ...variables });
      expect([args, finished.code, finished.stdout]).toEqual([args, code, '']);
      expect(finished.stderr).toContain(message);
      expect(finished.stderr).not.toMatch(/^ +at /m);
      expect(finished.stderr.includes('npm run report -- "QUESTION"')).toBe(code === 2);
    }),
  );
  expect(existsSync(dataFolder)).toBe(false);
});

test('a report that fails, a text too long, and a server that is not Dossier end with a reason', async () => {
  const taskId = '00000000-0000-4000-8000-000000000000';
  const failure = {
    error: 'StepTimedOut',
    class: 'permanent',
    message: 'A step of the report took longer than it may.',
  };
  const problem = {
    title: 'Invalid request',
    status: 422,
    detail: 'The request is not valid.',
    requestId: 'r1',
    errors: [{ pointer: '/prompt', detail: 'too long' }],
  };
  const json = (status: number, body: object) => ({ status, body: JSON.stringify(body) });
  const failing: Answers = {
    'POST /v1/reports': json(202, { taskId }),
    [`GET /v1/reports/${taskId}`]: json(200, { taskId, status: 'FAILED', failure }),
    [`GET /v1/reports/${taskId}/steps`]: json(200, { steps: [] }),
  };
  const cases: [Answers, string][] = [
    [failing, 'The report ended as FAILED: A step of the report took longer than it may. (StepTimedOut)\n'],
    [
      { 'POST /v1/reports': json(422, problem) },
      'Invalid request (422): The request is not valid.\n  /prompt: too long\nRequest id r1\n',
    ],
    [{ 'POST /v1/reports': { status: 200, body: '<html></html>' } }, 'does not answer as Dossier does.\n'],
    [{ 'POST /v1/reports': { status: 502, body: 'Bad gateway' } }, 'The service answered 502.\n'],
  ];
  for (const [answers, message] of cases) {
    const finished = await report([question, '--url', await serve(answers)], { DOSSIER_API_KEY: newKey() });
    expect([finished.code, finished.stdout]).toEqual([1, '']);
    expect(finished.stderr.endsWith(message), finished.stderr).toBe(true);
  }
});

test('without a finished report there is nothing to follow up', async () => {
  const url = await serve({ 'GET /v1/reports?limit=1&status=COMPLETED': { status: 200, body: '{"items":[]}' } });
  const finished = await report([question, '--follow-up', '--url', url], { DOSSIER_API_KEY: newKey() });
  expect([finished.code, finished.stderr]).toEqual([1, 'There is no finished report to follow up.\n']);
});

type Answers = Readonly<Record<string, { readonly status: number; readonly body: string }>>;

/** An API that gives these answers, by method and path, and nothing else; closed at the end of the test. */
async function serve(answers: Answers): Promise<string> {
  const server = createServer((request, response) => {
    const answer = answers[`${request.method} ${request.url}`] ?? { status: 500, body: 'not scripted' };
    response.writeHead(answer.status).end(answer.body);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

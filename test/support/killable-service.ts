/**
 * The service in a process of its own that kills itself, as SIGKILL would, after a number of durable
 * writes. Says in lines of JSON on standard output where it listens; every engine call is a line of the
 * log file, written before the call is made.
 *
 *   node killable-service.ts DATA_FOLDER LOG_FILE KILL_AFTER TEMPLATES
 */
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from '../../functions/engine-ports.ts';
import { startStack } from '../../local/start-stack.ts';
import type { StackTemplate } from '../../local/template/resolve-template.ts';
import { withEngine } from './with-engine.ts';

const [dataFolder = '', logFile = '', killAfter = '0', templates = ''] = process.argv.slice(2);
const repository = path.join(import.meta.dirname, '..', '..');
let writes = 0;

function log(line: object): void {
  appendFileSync(logFile, `${JSON.stringify({ ...line, at: new Date().toISOString() })}\n`);
}

const stack = await startStack({
  dataFolder,
  knowledgeFolder: path.join(repository, 'knowledge'),
  port: 0,
  retryDelayScale: 0,
  sweepEveryMs: 1_000,
  templates: JSON.parse(readFileSync(templates, 'utf8')) as StackTemplate[],
  loadHandler: withEngine(countedEngine),
  onDurableWrite(description) {
    writes += 1;
    if (writes !== Number(killAfter)) return;
    log({ killed: description });
    process.kill(process.pid, 'SIGKILL');
  },
});
// What comes before, the stack's own start, is not a write of a report.
process.stdout.write(`${JSON.stringify({ apiUrl: stack.apiUrl, environment: stack.environment })}\n`);

function countedEngine(engine: Engine): Engine {
  const counted = <Input, Output>(method: string, call: (input: Input) => Promise<Output>) => {
    return (input: Input) => {
      log({ called: method });
      return call(input);
    };
  };
  return {
    name: engine.name,
    plan: counted('plan', (input) => engine.plan(input)),
    research: counted('research', (input) => engine.research(input)),
    write: counted('write', (input) => engine.write(input)),
    judge: counted('evaluate', (input) => engine.judge(input)),
  };
}

/**
 * The sample stack in a process of its own, to be killed: says what happens in lines of JSON. Its first step
 * waits for ever when the second argument is `hang`.
 */
import { startStack } from '../../local/start-stack.ts';
import { sampleTemplates } from './sample-templates.ts';

const [dataFolder = '', mode] = process.argv.slice(2);

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const stack = await startStack({
  dataFolder,
  knowledgeFolder: 'knowledge',
  port: 0,
  templates: sampleTemplates(),
  sweepEveryMs: Number.POSITIVE_INFINITY,
  loadHandler: async (name) => (event) => {
    say({ called: name });
    return mode === 'hang' && name === 'finish' ? new Promise(() => {}) : event;
  },
}).catch((error: Error) => {
  say({ problem: error.message });
  process.exit(1);
});
say({ pid: process.pid, environment: stack.environment });
await stack.idle();
say({ idle: true });

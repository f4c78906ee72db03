import { randomUUID } from 'node:crypto';
import { DescribeStateMachineCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { beforeAll, describe, expect, test } from 'vitest';
import { executionName, type StepFunctionName, startRecord, type WorkflowRecord } from '../../contract/workflow.ts';
import { definitionHash } from '../workflow/definition-hash.ts';
import { expectWalk, readWalk, type Walk } from '../workflow/expect-walk.ts';
import { openInterpreter } from '../workflow/open-interpreter.ts';
import { type Script, scenarios } from '../workflow/scenarios.ts';
import { type DeployedFunction, findDeployment, findProbe, type Probe } from './find-deployment.ts';

const sfn = new SFNClient({});
let probe: Probe;
let interpreter: Awaited<ReturnType<typeof openInterpreter>>;

beforeAll(async () => {
  probe = await findProbe();
  interpreter = await openInterpreter();
});

async function hashOf(
  stateMachineArn: string,
  functions: Readonly<Record<StepFunctionName, DeployedFunction>>,
): Promise<string> {
  const { definition = '' } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
  const functionArns = Object.fromEntries(Object.entries(functions).map(([folder, { arn }]) => [folder, arn]));
  return definitionHash(definition, functionArns as Record<StepFunctionName, string>);
}

function ownRecord(): WorkflowRecord {
  const spec = { version: '1', hash: 'h' };
  return startRecord({ tenantId: 'acme', taskId: randomUUID(), run: 1, spec, engine: 'extractive' });
}

async function walk(script: Script, record: WorkflowRecord): Promise<Walk> {
  await probe.scripts.put(record.taskId, script);
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({
      stateMachineArn: probe.names.stateMachineArn,
      name: executionName(record.taskId, record.run),
      input: JSON.stringify(record),
    }),
  );
  for (;;) {
    const found = await readWalk(sfn, executionArn);
    if (found.status !== 'RUNNING') return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

test('the definition that is deployed is the one that the local interpreter parses', async () => {
  const service = await findDeployment('dev');
  const interpreted = definitionHash(interpreter.definition, interpreter.functionArns);
  expect(await hashOf(service.names.stateMachineArn, service.functions)).toBe(interpreted);
  // The scenarios run on this one: the same definition with scripted functions.
  expect(await hashOf(probe.names.stateMachineArn, probe.functions)).toBe(interpreted);
});

// Retries wait as long as they do in earnest: the most patient scenario takes up to two minutes.
describe.concurrent('the deployed state machine goes as the interpreter goes:', { timeout: 240_000 }, () => {
  test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', async (_name, scenario) => {
    const record = ownRecord();
    const deployed = await walk(scenario.script, record);
    await expectWalk(scenario, deployed, (name) => probe.scripts.calls(record.taskId, name));
    expect(deployed).toEqual(await interpreter.walk(scenario.script, record));
  });

  test('a step that returns no record ends the run outside every Catch, for the sweep to find', async () => {
    const deployed = await walk({ plan: [{ returns: 'not a record' }] }, ownRecord());
    expect(deployed).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });
});

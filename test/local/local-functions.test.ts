import { expect, test } from 'vitest';
import { type Handler, openFunctions } from '../../local/local-functions.ts';
import { resolveTemplates } from '../../local/template/resolve-template.ts';
import { localPlace } from '../../local/template/resource-identity.ts';

function lambda(variables: Record<string, string> = {}, seconds = 3) {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: { Timeout: seconds, MemorySize: 256, Environment: { Variables: variables } },
    Metadata: { 'dossier:handler': 'functions/one/handler.ts' },
  };
}

function open(handler: Handler, resource = lambda()) {
  const resources = resolveTemplates([{ name: 'S', template: { Resources: { One: resource } } }], localPlace);
  return openFunctions(resources, async () => handler);
}

const path = 'functions/one/handler.ts';

test('a function is found by its ARN and by the path of its handler', async () => {
  const functions = open((event) => event);
  expect(functions.has('arn:aws:lambda:eu-central-1:000000000000:function:S-One')).toBe(true);
  expect(await functions.invoke(path, { n: 1 })).toEqual({ ok: true, payload: { n: 1 } });
  await expect(functions.invoke('unknown', {})).rejects.toThrow('There is no function unknown');
});

test('payloads travel as JSON: nothing is shared, undefined and functions are gone, no result is null', async () => {
  const event = { list: [1], gone: undefined, when: new Date(0) };
  const functions = open((received) => {
    (received as typeof event).list.push(2);
    return received;
  });
  const invocation = await functions.invoke(path, event);
  expect(invocation).toEqual({ ok: true, payload: { list: [1, 2], when: '1970-01-01T00:00:00.000Z' } });
  expect(event.list).toEqual([1]);
  expect(await open(() => undefined).invoke(path, {})).toEqual({ ok: true, payload: null });
});

test('errors carry name and message, whatever is thrown', async () => {
  const thrown = open(() => {
    throw Object.assign(new Error('why'), { name: 'ToolUnavailable' });
  });
  expect(await thrown.invoke(path, {})).toMatchObject({
    ok: false,
    error: { errorType: 'ToolUnavailable', errorMessage: 'why' },
  });
  const odd = open(() => Promise.reject('text'));
  expect(await odd.invoke(path, {})).toEqual({ ok: false, error: { errorType: 'string', errorMessage: 'text' } });
});

test('the context says who runs and how long it may', async () => {
  const functions = open((_, context) => ({
    name: context.functionName,
    memory: context.memoryLimitInMB,
    remaining: context.getRemainingTimeInMillis(),
    requestId: context.awsRequestId,
  }));
  const { payload } = (await functions.invoke(path, {})) as { payload: Record<string, unknown> };
  expect(payload).toMatchObject({ name: 'S-One', memory: '256' });
  expect(payload['remaining']).toBeGreaterThan(0);
  expect(payload['remaining']).toBeLessThanOrEqual(3000);
  expect(payload['requestId']).toMatch(/^[0-9a-f-]{36}$/);
});

test('a time-out ends the call, and what the function does afterwards harms nobody', async () => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const functions = open(() => late, lambda({}, 0.01));
  expect(await functions.invoke(path, {})).toMatchObject({
    ok: false,
    error: {
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringContaining('Task timed out after 0.01 seconds') as string,
    },
  });
  reject(new Error('too late'));
  await late.catch(() => {});
});

test('a payload above 6 MB is refused', async () => {
  const large = open(() => 'x'.repeat(6 * 1024 * 1024));
  expect(await large.invoke(path, {})).toMatchObject({
    ok: false,
    error: { errorType: 'Function.ResponseSizeTooLarge' },
  });
});

test('one process has one environment: a name with two values is refused', () => {
  const two = {
    One: lambda({ NAME: 'a', POWERTOOLS_SERVICE_NAME: 'a' }),
    Two: lambda({ NAME: 'b', POWERTOOLS_SERVICE_NAME: 'b' }),
  };
  const resources = resolveTemplates([{ name: 'S', template: { Resources: two } }], localPlace);
  expect(() => openFunctions(resources, async () => () => {})).toThrow('S-Two has another value for NAME');
});

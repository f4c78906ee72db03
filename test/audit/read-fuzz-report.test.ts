import { describe, expect, test } from 'vitest';
import { readFailedChecks, readSummary } from '../../audit/read-fuzz-report.ts';

describe('a check that failed', () => {
  test('is told with the operation, the status and the problem', () => {
    const places = [
      answer(500, 'text/html', '<html>'),
      answer(422, 'application/problem+json', { type: 'urn:dossier:problem:idempotency-mismatch' }),
      answer(422, 'application/problem+json', {
        type: 'urn:dossier:problem:invalid-request',
        errors: [{ pointer: '#query/cursor' }, { pointer: '#query/limit' }],
      }),
      null,
    ].map((response) => readFailedChecks(scenario({ one: ['failure'] }, { one: response }))[0]?.place);
    expect(places).toEqual([
      'POST /v1/reports 500',
      'POST /v1/reports 422 idempotency-mismatch',
      'POST /v1/reports 422 #query/cursor #query/limit',
      'POST /v1/reports no answer',
    ]);
  });

  test('is told for every case, in every scenario, beside those that passed', () => {
    const html = answer(200, 'text/html', '');
    const events = [
      '{"PhaseStarted":{}}',
      scenario({ one: ['success', 'failure'], two: ['failure'] }, { one: html, two: html }),
      scenario({ three: ['success'], four: ['failure'] }, { three: html, four: html }),
      '',
    ].join('\n');
    expect(readFailedChecks(events)).toHaveLength(3);
    expect(readFailedChecks(events)[0]).toMatchObject({ tool: 'schemathesis', rule: 'a_check', message: 'It is bad' });
  });
});

describe('a run', () => {
  const whole = {
    complete: true,
    operations: { tested: 2 },
    phases: { examples: { status: 'success', skip_reason: null }, fuzzing: { status: 'failure', skip_reason: null } },
    errors: [],
    warnings: { missing_auth: [] },
  };

  test('that did everything adds no finding', () => {
    expect(readSummary(whole, 2)).toEqual([]);
  });

  test.each([
    [{ complete: false }, 'incomplete service'],
    [{ operations: { tested: 1 } }, 'incomplete service'],
    [{ phases: { examples: { status: 'skip', skip_reason: 'nothing to test' } } }, 'phase examples'],
    [{ errors: [{ title: 'Network' }] }, 'error service'],
    [{ warnings: { missing_test_data: ['GET /v1/x'] } }, 'missing_test_data GET /v1/x'],
  ])('is not whole with %j', (change, expected) => {
    expect(readSummary({ ...whole, ...change }, 2).map(({ rule, place }) => `${rule} ${place}`)).toEqual([expected]);
  });
});

type Response = ReturnType<typeof answer> | null;

function scenario(checks: Record<string, string[]>, responses: Record<string, Response>): string {
  const recorder = {
    interactions: Object.fromEntries(Object.entries(responses).map(([id, response]) => [id, { response }])),
    checks: Object.fromEntries(
      Object.entries(checks).map(([id, statuses]) => [
        id,
        statuses.map((status) => ({
          name: 'a_check',
          status,
          failure_info:
            status === 'failure' ? { failure: { operation: 'POST /v1/reports', message: 'It is bad' } } : null,
        })),
      ]),
    ),
  };
  return JSON.stringify({ ScenarioFinished: { recorder } });
}

function answer(status: number, contentType: string, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status_code: status,
    headers: { 'content-type': [contentType] },
    content: { $base64: Buffer.from(text).toString('base64') },
  };
}

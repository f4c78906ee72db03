import * as z from 'zod';
import type { Finding } from './tool.ts';

/**
 * Every check that failed, in every case, from schemathesis' stream of events. A place is
 * `POST /v1/reports 422 idempotency-mismatch` or `GET /v1/reports 422 #query/cursor`: the operation and what
 * it answered.
 */
export function readFailedChecks(events: string): Finding[] {
  return events
    .split('\n')
    .filter((line) => line.startsWith('{"ScenarioFinished"'))
    .flatMap((line) => {
      const { recorder } = eventSchema.parse(JSON.parse(line)).ScenarioFinished;
      return Object.entries(recorder.checks).flatMap(([caseId, checks]) =>
        checks
          .filter(({ status }) => status !== 'success')
          .map(({ name, failure_info: info }) => ({
            tool: 'schemathesis' as const,
            rule: name,
            place: [info?.failure.operation, ...answerOf(recorder.interactions[caseId]?.response)].join(' '),
            message: info?.failure.message ?? '',
          })),
      );
    });
}

/** What the run as a whole did not do: operations and phases left out, errors, warnings. */
export function readSummary(summary: unknown, operations: number): Finding[] {
  const report = summarySchema.parse(summary);
  const found = (rule: string, place: string, message: string): Finding => ({
    tool: 'schemathesis',
    rule,
    place,
    message,
  });
  const phases = Object.entries(report.phases).filter(([, { status }]) => !['success', 'failure'].includes(status));
  return [
    ...(report.operations.tested === operations && report.complete
      ? []
      : [found('incomplete', 'service', `${report.operations.tested} of ${operations} operations were tested`)]),
    ...phases.map(([name, { status, skip_reason: reason }]) => found('phase', name, `${status}: ${reason}`)),
    ...report.errors.map((error) => found('error', 'service', JSON.stringify(error))),
    ...Object.entries(report.warnings).flatMap(([name, places]) =>
      places.map((place) => found(name, typeof place === 'string' ? place : JSON.stringify(place), 'warning')),
    ),
  ];
}

type Response = z.infer<typeof responseSchema>;

/** Status, and what is wrong in the words of the problem document. */
function answerOf(response: Response | null | undefined): string[] {
  if (response === null || response === undefined) return ['no answer'];
  const status = String(response.status_code);
  const body = Buffer.from(response.content?.$base64 ?? '', 'base64').toString('utf8');
  if (!response.headers['content-type']?.includes('application/problem+json')) return [status];
  const { type, errors = [] } = problemSchema.parse(JSON.parse(body));
  const what = errors.length > 0 ? errors.map(({ pointer }) => pointer) : [type.split(':').at(-1) ?? type];
  return [status, ...what];
}

const problemSchema = z.object({
  type: z.string(),
  errors: z.array(z.object({ pointer: z.string() })).optional(),
});

const responseSchema = z.object({
  status_code: z.number(),
  headers: z.record(z.string(), z.array(z.string())),
  content: z.object({ $base64: z.string() }).nullish(),
});

const eventSchema = z.object({
  ScenarioFinished: z.object({
    recorder: z.object({
      interactions: z.record(z.string(), z.object({ response: responseSchema.nullish() })).default({}),
      checks: z
        .record(
          z.string(),
          z.array(
            z.object({
              name: z.string(),
              status: z.string(),
              failure_info: z.object({ failure: z.object({ operation: z.string(), message: z.string() }) }).nullish(),
            }),
          ),
        )
        .default({}),
    }),
  }),
});

const summarySchema = z.object({
  complete: z.boolean(),
  operations: z.object({ tested: z.number() }),
  phases: z.record(z.string(), z.object({ status: z.string(), skip_reason: z.string().nullish() })),
  errors: z.array(z.unknown()),
  warnings: z.record(z.string(), z.array(z.unknown())),
});

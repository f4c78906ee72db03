import { describe, expect, test } from 'vitest';
import { failedRecordSchema, questionRecordSchema, recordSchema, stateNames } from '../../contract/workflow.ts';
import { parseRecord } from '../../functions/step.ts';
import { fakeStep } from '../fakes/fake-step.ts';
import { sampleRecord } from '../fakes/samples.ts';
// What the states of two deployed runs of release 0.1.0 were given, one of which failed: never changed.
import records from './records-of-0.1.0.json' with { type: 'json' };

const schemas = {
  [stateNames.research]: questionRecordSchema,
  [stateNames.recordFailure]: failedRecordSchema,
} as const;

describe('a run that release 0.1.0 began', () => {
  test.each(records)('goes on here at $state', ({ state, input }) => {
    const schema = Object.hasOwn(schemas, state) ? schemas[state as keyof typeof schemas] : recordSchema;
    expect(parseRecord<object>(schema, input)).toMatchObject(input);
  });

  test.each(records.filter(({ input }) => !('caught' in input || 'questionIndex' in input)))(
    'has its step at $state carried out, and loses nothing of its record',
    async ({ input }) => {
      const { tenantId, taskId, correlationId } = sampleRecord();
      const record = { ...input, tenantId, taskId, correlationId };
      const { run, finished } = await fakeStep();
      expect(await run(record)).toMatchObject({ ...record, ...finished[0] });
      expect(finished).toHaveLength(1);
    },
  );
});

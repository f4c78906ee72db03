import { expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import {
  executionName,
  failedRecordSchema,
  gap,
  questionRecordSchema,
  recordFields,
  recordSchema,
  startRecord,
  stateNames,
  stepChanges,
} from '../../contract/workflow.ts';
import { sampleRecord, sampleTask } from '../fakes/samples.ts';

test('the start record has every field of the record', () => {
  const start = startRecord(sampleTask());
  expect(Object.keys(start).toSorted()).toEqual(recordFields.toSorted());
  expect(recordSchema.parse(start)).toEqual(start);
});

test('the start record is a pure function of what is stored for the task', () => {
  const task = sampleTask();
  expect(startRecord(task)).toEqual(startRecord({ ...task, status: 'RUNNING', updatedAt: 'later' } as typeof task));
  expect(startRecord({ ...task, run: 2 })).toMatchObject({ run: 2, correlationId: `${task.taskId}-2` });
});

/** Half way through a run of release 0.1.0; never changed, only joined by those of later releases. */
const record010 = {
  tenantId: 'acme',
  taskId: 'aaaaaaaa-0000-4000-8000-000000000001',
  run: 1,
  correlationId: 'aaaaaaaa-0000-4000-8000-000000000001-1',
  specVersion: '1',
  specHash: 'eac23c2f4377d841',
  engine: 'extractive',
  knowledgeVersion: 'a'.repeat(64),
  questionIndexes: [0, 1],
  planHash: 'b'.repeat(64),
  findings: [
    { questionIndex: 0, status: 'found', findingHash: 'c'.repeat(64) },
    { questionIndex: 1, status: 'gap', findingHash: '' },
  ],
  revision: 1,
  maxRevisions: 2,
  draftHash: 'd'.repeat(64),
  evaluationHash: 'e'.repeat(64),
  verdict: 'revise',
  outcome: 'none',
  reportHash: '',
  failure: 'none',
};

test('a run that began with the last release ends with this one', () => {
  expect(recordSchema.parse(record010)).toMatchObject(record010);
  expect(questionRecordSchema.parse({ ...record010, questionIndex: 0 })).toMatchObject(record010);
  const caught = { Error: 'States.TaskFailed', Cause: '{"errorType":"Error"}' };
  expect(failedRecordSchema.parse({ ...record010, caught })).toMatchObject(record010);
  expect(failedRecordSchema.parse({ ...record010, caught: { Error: '' } })).toMatchObject(record010);
});

test('a run whose machine knows no short way never takes it', () => {
  expect(recordSchema.parse(record010)).toMatchObject({ cache: 'closed', cacheKey: '', cachedHash: '' });
  expect(startRecord(sampleTask()).cache).toBe('open');
});

test('a gap is a finding like any other', () => {
  const findings = [{ questionIndex: 0, ...gap }];
  expect(recordSchema.parse(sampleRecord({ findings }))).toMatchObject({ findings });
});

test('a record takes no field it does not know, so that text cannot travel in one', () => {
  expect(recordSchema.safeParse({ ...sampleRecord(), note: 'text' }).success).toBe(false);
  expect(recordSchema.safeParse(sampleRecord({ failure: 'x'.repeat(201) })).success).toBe(false);
});

test('the largest record is far from the limit of 256 KiB', () => {
  const hash = 'f'.repeat(64);
  const long = 'x'.repeat(200);
  const all = Array.from({ length: limits.questions }, (_value, index) => index);
  const largest = recordSchema.parse({
    ...sampleRecord({ tenantId: long, taskId: long, correlationId: long, knowledgeVersion: long, failure: long }),
    questionIndexes: all,
    findings: all.map((questionIndex) => ({ questionIndex, status: 'nothing', findingHash: hash })),
  });
  expect(JSON.stringify(largest).length).toBeLessThan(8 * 1024);
});

test('every step changes fields of the record, each field by one step only', () => {
  const changed = Object.values(stepChanges).flat();
  for (const field of changed) expect(recordFields).toContain(field);
  expect(new Set(changed).size).toBe(changed.length);
});

test('the name of an execution is one Step Functions takes, one per run', () => {
  const { taskId } = sampleTask();
  expect(executionName(taskId, 1)).not.toBe(executionName(taskId, 2));
  expect(executionName(taskId, 999_999)).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
});

test('no two states share a name', () => {
  const names = Object.values(stateNames);
  expect(new Set(names).size).toBe(names.length);
});

import { describe, expect, test } from 'vitest';
import { guarded, toFault } from '../../functions/adapters/aws-fault.ts';
import { Fault } from '../../functions/domain/fault.ts';

function awsError(name: string, details: object = {}): Error {
  return Object.assign(new Error('canary'), { name, ...details });
}

describe('an error of an AWS call', () => {
  test.each([
    'ThrottlingException',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'SlowDown',
    'TooManyRequestsException',
  ])('%s asks to slow down', (name) => {
    expect(toFault(awsError(name, { $metadata: { httpStatusCode: 503 } }), 'StorageUnavailable')).toMatchObject({
      name: 'StorageThrottled',
      class: 'transient',
    });
  });

  test.each([
    awsError('TimeoutError'),
    awsError('InternalServerError'),
    awsError('ServiceUnavailable'),
    awsError('Error', { code: 'ECONNREFUSED' }),
    awsError('Error', { code: 'ENOTFOUND' }),
    awsError('Whatever', { $metadata: { httpStatusCode: 500 } }),
  ])('$name passes', (error) => {
    const fault = toFault(error, 'WorkflowUnavailable');
    expect(fault).toMatchObject({ name: 'WorkflowUnavailable', class: 'transient', cause: error });
    expect((fault as Fault).message).not.toContain('canary');
  });

  test.each([
    awsError('ConditionalCheckFailedException', { $metadata: { httpStatusCode: 400 } }),
    awsError('ResourceNotFoundException', { $metadata: { httpStatusCode: 400 } }),
    awsError('AccessDeniedException', { $metadata: {} }),
    awsError('ValidationException'),
    new TypeError('bug'),
    'no error at all',
  ])('that a repetition does not cure stays what it is', (error) => {
    expect(toFault(error, 'StorageUnavailable')).toBe(error);
  });
});

test('a fault of ours goes through a guard unchanged', async () => {
  const fault = new Fault('NotFound');
  await expect(guarded('StorageUnavailable', () => Promise.reject(fault))).rejects.toBe(fault);
  expect(await guarded('StorageUnavailable', async () => 7)).toBe(7);
});

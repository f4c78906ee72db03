import { describe, expect, test } from 'vitest';
import { functionEnvironment } from '../../contract/environment.ts';
import { limits } from '../../contract/limits.ts';
import { stepFunctionNames } from '../../contract/workflow.ts';
import { stageNames, stages } from '../../lib/stages.ts';
import { onlyOne, propertiesOf, synthesise } from './synthesise.ts';

const names = Object.keys(functionEnvironment) as (keyof typeof functionEnvironment)[];

describe.each(stageNames)('the capacity of %s', (name) => {
  const stage = stages[name];
  const { data, service } = synthesise(name);

  test('is the memory that the stage gives to steps and export, to ingest and to the API', () => {
    for (const each of names) {
      const isStep = stepFunctionNames.some((step) => step === each);
      const size = isStep || each === 'export' ? 'agent' : each === 'ingest' ? 'ingest' : 'api';
      expect([each, propertiesOf(service, each).MemorySize]).toEqual([each, stage.memoryMb[size]]);
    }
  });

  test('sets functions aside for research only, as many as the stage says', () => {
    const reserved = names.flatMap((each) => {
      const { ReservedConcurrentExecutions: count } = propertiesOf(service, each);
      return count === undefined ? [] : [[each, count]];
    });
    const { researchConcurrency } = stage;
    expect(reserved).toEqual(researchConcurrency === 'unreserved' ? [] : [['research', researchConcurrency]]);
  });

  test('has room for the questions of one report at least', () => {
    if (stage.researchConcurrency === 'unreserved') return;
    expect(stage.researchConcurrency).toBeGreaterThanOrEqual(limits.researchConcurrency);
  });

  test('is what the API lets through in a second', () => {
    const { MethodSettings } = onlyOne(service, 'AWS::ApiGateway::Stage')['Properties'];
    expect(MethodSettings).toEqual([
      expect.objectContaining({
        ThrottlingRateLimit: stage.throttle.requestsPerSecond,
        ThrottlingBurstLimit: stage.throttle.burstRequests,
      }),
    ]);
  });

  test('is what every table takes in a second', () => {
    const tables = Object.values(data.findResources('AWS::DynamoDB::Table'));
    const { read, write } = stage.tableUnitsPerSecond;
    expect(tables.map((table) => table['Properties']['OnDemandThroughput'])).toEqual(
      tables.map(() => ({ MaxReadRequestUnits: read, MaxWriteRequestUnits: write })),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { type StageName, stageNames, stages, toStageName, toStageNames } from '../../lib/stages.ts';
import { synthesise } from './synthesise.ts';

/** Every value of both templates by its place; names carry neither stage nor hash. */
const values = new Map(stageNames.map((stage) => [stage, valuesOf(stage)]));
const dev = values.get('dev') ?? new Map<string, unknown>();

/** No reservation is a value too, and CloudFormation writes it by leaving the property out. */
const reserved = /\/ReservedConcurrentExecutions$/;

describe('the stages', () => {
  test.each(['staging', 'production'] as const)('dev and %s have the same structure', (stage) => {
    const places = [...(values.get(stage)?.keys() ?? [])];
    expect(places.filter((place) => !reserved.test(place)).sort()).toEqual([...dev.keys()].sort());
  });

  test.each(['staging', 'production'] as const)('dev and %s differ in the values that lib/stages.ts lists', (stage) => {
    const different = [...dev].filter(([place, value]) => values.get(stage)?.get(place) !== value);
    const properties = new Set(different.map(([place]) => /.*\/(?!\d+$)([^/]+)/.exec(place)?.[1] ?? place));
    expect([...properties].sort()).toEqual([
      'Amount',
      'DOSSIER_CORS_ORIGINS',
      'DOSSIER_REPORT_RETENTION_DAYS',
      'DeletionPolicy',
      'DeletionProtectionEnabled',
      'ExpirationInDays',
      'MaxReadRequestUnits',
      'MaxWriteRequestUnits',
      'MemorySize',
      'RecoveryPeriodInDays',
      'RetentionInDays',
      'ThrottlingBurstLimit',
      'ThrottlingRateLimit',
      'UpdateReplacePolicy',
      'gatewayresponse.header.Access-Control-Allow-Origin',
      'method.response.header.Access-Control-Allow-Origin',
    ]);
  });

  test('keep data longer, the more it matters', () => {
    expect(stageNames.map((stage) => stages[stage].reportRetentionDays)).toEqual([7, 30, 90]);
    expect(stageNames.map((stage) => stages[stage].feedbackRetentionDays)).toEqual([365, 365, 365]);
    expect(stageNames.map((stage) => stages[stage].keepsData)).toEqual([false, true, true]);
  });

  test('mark everything that takes tags with application and stage', () => {
    for (const stage of stageNames) {
      const { data, service } = synthesise(stage);
      for (const template of [data, service]) {
        const tagged = Object.values(
          template.toJSON()['Resources'] as Record<string, { Properties?: { Tags?: unknown } }>,
        )
          .map((resource) => resource.Properties?.Tags)
          .filter((tags) => tags !== undefined);
        expect(tagged.length).toBeGreaterThan(4);
        for (const tags of tagged) {
          expect(tags).toEqual([
            { Key: 'application', Value: 'dossier' },
            { Key: 'stage', Value: stage },
          ]);
        }
      }
    }
  });

  test('are named in the error when there is none of a name', () => {
    expect(() => toStageName('prod')).toThrow('There is no stage "prod"; choose one of dev, staging, production');
    expect(() => toStageNames('staging, production')).toThrow('There is no stage " production"');
  });
});

function valuesOf(stage: StageName): Map<string, unknown> {
  const { data, service } = synthesise(stage);
  const text = JSON.stringify({ data: data.toJSON(), service: service.toJSON() })
    // Logical ids end in hashes, one of them over everything the API consists of.
    .replaceAll(/[0-9A-F]{8}(?:[0-9a-f]{32})?/g, '')
    .replaceAll(stage, '{stage}');
  const found = new Map<string, unknown>();
  collect(JSON.parse(text), '', found);
  return found;
}

function collect(value: unknown, place: string, found: Map<string, unknown>): void {
  if (typeof value !== 'object' || value === null) {
    found.set(place, value);
    return;
  }
  for (const [key, child] of Object.entries(value)) collect(child, `${place}/${key}`, found);
}

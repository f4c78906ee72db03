import path from 'node:path';
import * as z from 'zod';
import { execute, jsonOf } from './execute.ts';
import type { Finding } from './tool.ts';
import type { Workbench } from './workbench.ts';

/** The rules of `spectral.yaml`. */
export async function runSpectral(workbench: Workbench): Promise<Finding[]> {
  const ruleset = path.join(import.meta.dirname, 'spectral.yaml');
  const command = await workbench.npm('spectral');
  const executed = await execute(
    command,
    ['lint', '--ruleset', ruleset, '--format', 'json', workbench.openApi],
    workbench,
  );
  return spectralSchema.parse(jsonOf(executed)).map(({ code, path: place, message }) => ({
    tool: 'spectral',
    rule: code,
    place: place.join('/'),
    message,
  }));
}

const spectralSchema = z.array(
  z.object({ code: z.string(), path: z.array(z.union([z.string(), z.number()])), message: z.string() }),
);

/** Redocly's recommended rules. */
export async function runRedocly(workbench: Workbench): Promise<Finding[]> {
  const command = await workbench.npm('redocly');
  const executed = await execute(
    command,
    ['lint', workbench.openApi, '--extends', 'recommended', '--format', 'json', '--max-problems', '10000'],
    { ...workbench, environment: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  );
  return redoclySchema.parse(jsonOf(executed)).problems.map(({ ruleId, message, location }) => ({
    tool: 'redocly',
    rule: ruleId,
    place: location[0]?.pointer ?? '',
    message,
  }));
}

const redoclySchema = z.object({
  problems: z.array(
    z.object({
      ruleId: z.string(),
      message: z.string(),
      location: z.array(z.object({ pointer: z.string().optional() })),
    }),
  ),
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { execute, jsonOf } from './execute.ts';
import { placeOf } from './place-of.ts';
import type { Finding } from './tool.ts';
import type { Workbench } from './workbench.ts';

/** Schema, references and good practice of CloudFormation. */
export async function runCfnLint(workbench: Workbench): Promise<Finding[]> {
  const command = await workbench.python('cfn-lint');
  const executed = await execute(command, ['--format', 'json', '--', ...workbench.templates], workbench);
  return cfnLintSchema.parse(jsonOf(executed)).map((match) => {
    const [section, logicalId, ...rest] = match.Location.Path ?? [];
    const place =
      logicalId === undefined
        ? path.basename(match.Filename)
        : [workbench.place(match.Filename, String(logicalId)), ...(section === 'Resources' ? rest : [])].join('/');
    return { tool: 'cfn-lint', rule: match.Rule.Id, place, message: match.Message };
  });
}

const cfnLintSchema = z.array(
  z.object({
    Filename: z.string(),
    Message: z.string(),
    Rule: z.object({ Id: z.string() }),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullish() }),
  }),
);

/** Security by the rules that checkov brings; it asks no platform for more. */
export async function runCheckov(workbench: Workbench): Promise<Finding[]> {
  const command = await workbench.python('checkov');
  const executed = await execute(
    command,
    [
      ...'--framework cloudformation --skip-download --compact --quiet --output json'.split(' '),
      ...workbench.templates.flatMap((template) => ['--file', template]),
    ],
    workbench,
  );
  const { results, summary } = checkovSchema.parse(jsonOf(executed));
  if (summary.parsing_errors > 0) throw new Error(`cannot read ${results.parsing_errors.join(', ')}`);
  return results.failed_checks.map((check) => {
    const logicalId = check.resource.split('.').at(-1) ?? '';
    const place = workbench.place(check.file_path, logicalId);
    return { tool: 'checkov', rule: check.check_id, place, message: check.check_name };
  });
}

const checkovSchema = z.object({
  results: z.object({
    failed_checks: z.array(
      z.object({ check_id: z.string(), check_name: z.string(), resource: z.string(), file_path: z.string() }),
    ),
    parsing_errors: z.array(z.string()).default([]),
  }),
  summary: z.object({ parsing_errors: z.number() }),
});

type Pack = 'AwsSolutions' | 'Serverless' | 'NIST.800.53.R5' | 'PCI.DSS.321';

/** What a pack of cdk-nag found at synthesis, with what is acknowledged on the construct. */
export async function readPack(pack: Pack, workbench: Workbench): Promise<Finding[]> {
  const { pluginReports } = validationSchema.parse(JSON.parse(readFileSync(workbench.validationReport, 'utf8')));
  const report = pluginReports.find(({ pluginName }) => pluginName === pack);
  if (report === undefined) throw new Error('did not run at synthesis');
  return [...report.violations, ...report.suppressedViolations].flatMap((violation) =>
    violation.violatingConstructs.map(({ constructPath }) => ({
      tool: pack,
      rule: violation.ruleName.replace(`${pack}-`, ''),
      place: placeOf(constructPath),
      message: violation.description,
      ...(violation.reason === undefined ? {} : { acknowledged: violation.reason }),
    })),
  );
}

const violationSchema = z.object({
  ruleName: z.string(),
  description: z.string(),
  violatingConstructs: z.array(z.object({ constructPath: z.string() })),
  reason: z.string().optional(),
});

const validationSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(violationSchema),
      suppressedViolations: z.array(violationSchema).default([]),
    }),
  ),
});

/**
 * `npm run audit [-- TOOL…]`: what the tools that are no tests say of templates, workflow, OpenAPI document and
 * running service. Fails on a finding without a reason, on a reason without a finding, and on a tool that
 * could not run, unless `exceptions.ts` lists it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runAslValidator } from './check-definition.ts';
import { runRedocly, runSpectral } from './check-openapi.ts';
import { readPack, runCfnLint, runCheckov } from './check-templates.ts';
import { runActionlint } from './check-workflows.ts';
import { exceptions, skips } from './exceptions.ts';
import { runSchemathesis } from './fuzz-service.ts';
import { judge, type Outcome } from './judge.ts';
import { CannotRun, type Finding, type ToolName, toolNames } from './tool.ts';
import { prepareWorkbench, type Workbench } from './workbench.ts';

const tools: Readonly<Record<ToolName, (workbench: Workbench) => Promise<Finding[]>>> = {
  'cfn-lint': runCfnLint,
  checkov: runCheckov,
  AwsSolutions: (workbench) => readPack('AwsSolutions', workbench),
  Serverless: (workbench) => readPack('Serverless', workbench),
  'NIST.800.53.R5': (workbench) => readPack('NIST.800.53.R5', workbench),
  'PCI.DSS.321': (workbench) => readPack('PCI.DSS.321', workbench),
  'asl-validator': runAslValidator,
  spectral: runSpectral,
  redocly: runRedocly,
  schemathesis: runSchemathesis,
  actionlint: runActionlint,
};

const folder = mkdtempSync(path.join(tmpdir(), 'dossier-audit-'));
try {
  const workbench = await prepareWorkbench(folder);
  const outcomes: Outcome[] = [];
  for (const tool of chosenTools(process.argv.slice(2))) {
    console.log(`${tool} …`);
    outcomes.push(await attempt(tool, workbench));
  }
  const { lines, passed } = judge(outcomes, exceptions, skips);
  console.log(`\n${lines.join('\n')}`);
  process.exitCode = passed ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function attempt(tool: ToolName, workbench: Workbench): Promise<Outcome> {
  const startedAtMs = performance.now();
  const result = await tools[tool](workbench).then(
    (findings) => ({ findings }),
    (error: Error) => (error instanceof CannotRun ? { skipped: error.message } : { failed: error.message }),
  );
  return { tool, elapsedMs: performance.now() - startedAtMs, ...result };
}

function chosenTools(names: readonly string[]): readonly ToolName[] {
  const unknown = names.filter((name) => !toolNames.some((tool) => tool === name));
  if (unknown.length > 0) {
    console.error(`There is no tool ${unknown.join(', ')}. There are: ${toolNames.join(', ')}.`);
    process.exit(2);
  }
  return names.length === 0 ? toolNames : (names as ToolName[]);
}

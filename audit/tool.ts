export const toolNames = [
  'cfn-lint',
  'checkov',
  'AwsSolutions',
  'Serverless',
  'NIST.800.53.R5',
  'PCI.DSS.321',
  'asl-validator',
  'spectral',
  'redocly',
  'schemathesis',
  'actionlint',
] as const;
export type ToolName = (typeof toolNames)[number];

/** One thing that a tool does not like. */
export interface Finding {
  readonly tool: ToolName;
  /** The tool's own id of the rule, without a prefix that names the tool. */
  readonly rule: string;
  /** Without the stage: what all stages have is one finding. */
  readonly place: string;
  readonly message: string;
  /** Why it is as it is, where that was said on the construct itself. */
  readonly acknowledged?: string;
}

/** The tool could not be run on this machine; the message says why. */
export class CannotRun extends Error {}

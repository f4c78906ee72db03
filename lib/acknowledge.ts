import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Accepts findings of cdk-nag on one construct: rule → why it is as it is, and which alternative was
 * rejected. A rule that reports several findings is named with each, as `Rule[finding]`. The report of
 * the synthesis lists them all.
 */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [rule, reason] of Object.entries(reasons)) {
    const [pack] = rule.split('-', 1);
    Validations.of(construct).acknowledge({ id: `${pack}::${rule}`, reason });
  }
}

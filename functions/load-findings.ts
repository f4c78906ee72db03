import type { WorkflowRecord } from '../contract/workflow.ts';
import { loadBody } from './bodies.ts';
import { snapshotPath } from './domain/body.ts';
import { Fault } from './domain/fault.ts';
import { sha256 } from './domain/hash.ts';
import type { Evidence, Finding, Source } from './domain/model.ts';
import type { Bodies } from './ports.ts';

/** The findings of a run; a question whose research failed has none. */
export function loadFindings(bodies: Bodies, record: WorkflowRecord): Promise<Finding[]> {
  const stored = record.findings.filter((finding) => finding.status !== 'gap');
  return Promise.all(stored.map((finding) => loadBody<Finding>(bodies, record, 'findings', finding.findingHash)));
}

/** All evidence of these findings by its id. */
export function evidenceById(findings: readonly Finding[]): ReadonlyMap<string, Evidence> {
  return new Map(findings.flatMap((finding) => finding.evidence).map((evidence) => [evidence.evidenceId, evidence]));
}

/** All sources of these findings by their id. */
export function sourcesById(findings: readonly Finding[]): ReadonlyMap<string, Source> {
  return new Map(findings.flatMap((finding) => finding.sources).map((source) => [source.sourceId, source]));
}

/** The stored snapshot of each source by source id; throws when one is not what its hash says. */
export async function loadSnapshots(
  bodies: Bodies,
  record: WorkflowRecord,
  sources: Iterable<Source>,
): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    [...sources].map(async (source): Promise<[string, string]> => {
      const text = await bodies.get(record, snapshotPath(source.sha256));
      if (text === undefined || sha256(text) !== source.sha256) {
        throw new Fault('SourceChanged', { message: 'The snapshot of a cited source is not what was read' });
      }
      return [source.sourceId, text];
    }),
  );
  return new Map(texts);
}

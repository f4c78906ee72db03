import { compareClaim } from '../domain/checks/compare-claim.ts';
import { tableCells } from '../domain/markdown-blocks.ts';
import type { Claim, Evidence } from '../domain/model.ts';
import { unfoundedData } from '../domain/policy/unfounded-data.ts';
import { readEvidence } from '../domain/read-evidence.ts';
import { isTableHeader } from '../domain/readable-text.ts';

/** What the checks without a model found. */
export interface ClaimCheck {
  readonly verdict: 'supported' | 'contradicted' | 'insufficient';
  /** Why it is not supported; may hold words of the claim and of its evidence. */
  readonly reason?: string;
  /** Of a supported one: why it may not be, and may hold such words too; whoever judges has to settle it. */
  readonly doubt?: string;
}

/**
 * Checks one claim as far as that needs no judgement: it cites evidence, every quotation is exactly
 * what its source says, and what `compareClaim` compares agrees. `texts` holds the whole text
 * of each source by source id. A supported claim has only passed; whether it follows is for the judge.
 */
export function checkClaim(claim: Pick<Claim, 'text' | 'evidence'>, texts: ReadonlyMap<string, string>): ClaimCheck {
  if (claim.evidence.length === 0) return { verdict: 'insufficient', reason: 'cites no evidence' };
  if (!claim.evidence.every((evidence) => isVerbatim(evidence, texts))) {
    return { verdict: 'insufficient', reason: 'a quotation is not what its source says' };
  }
  const quotes = claim.evidence.map(({ quote }) => quote);
  if (unfoundedData(claim.text, quotes).length > 0) {
    return { verdict: 'insufficient', reason: 'holds personal data that its evidence lacks' };
  }
  const readings = readEvidence(claim.evidence).map((reading) => reading.text);
  // The first column's name may say in what the others are measured.
  const corners = quotes
    .filter(isTableHeader)
    .flatMap((quote) => tableCells(quote.split(/\r\n|\n|\r/)[0] ?? '').slice(0, 1));
  const headings = [...new Set([...claim.evidence.flatMap((evidence) => evidence.headings), ...corners])];
  const { disagreements, doubts } = compareClaim(claim.text, { readings, headings });
  const doubt = [...new Set(doubts.map(({ reason }) => reason))].join('; ');
  const passed: ClaimCheck = { verdict: 'supported', ...(doubt === '' ? {} : { doubt }) };
  return disagreements.find(({ verdict }) => verdict === 'contradicted') ?? disagreements[0] ?? passed;
}

function isVerbatim({ sourceId, start, end, quote }: Evidence, texts: ReadonlyMap<string, string>): boolean {
  return quote !== '' && texts.get(sourceId)?.slice(start, end) === quote;
}

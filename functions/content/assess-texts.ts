import type { Guardrail, GuardrailFinding } from '../engine-ports.ts';

/** The service takes 25 units of 1,000 characters in one request, and is paid for each unit. */
const requestCharacters = 20_000;

/** A piece of one of the texts, with what was found in it. */
export interface AssessedPiece {
  readonly text: string;
  /** Of the text that it belongs to. */
  readonly index: number;
  /** Where it begins there. */
  readonly start: number;
  readonly findings: readonly GuardrailFinding[];
}

type Piece = Omit<AssessedPiece, 'findings'>;

/**
 * The pieces in which a guardrail finds what `isRelevant`. Many texts go into one request, and only one in which
 * something is found is halved until it is known which text it is.
 */
export async function assessTexts(
  guardrail: Guardrail,
  texts: readonly string[],
  source: 'INPUT' | 'OUTPUT',
  isRelevant: (finding: GuardrailFinding) => boolean,
): Promise<AssessedPiece[]> {
  const assess = async (pieces: readonly Piece[]): Promise<AssessedPiece[]> => {
    const found = await guardrail.assess(pieces.map(({ text }) => text).join('\n\n'), source);
    const findings = found.filter(isRelevant);
    if (findings.length === 0) return [];
    if (pieces.length === 1) return pieces.map((piece) => ({ ...piece, findings }));
    const half = Math.ceil(pieces.length / 2);
    return (await Promise.all([assess(pieces.slice(0, half)), assess(pieces.slice(half))])).flat();
  };
  const assessed: AssessedPiece[] = [];
  for (const batch of batchesOf(texts.flatMap(cut))) assessed.push(...(await assess(batch)));
  return assessed;
}

/** Nothing of an empty text; a long one in pieces that each fit into a request. */
function cut(text: string, index: number): Piece[] {
  if (text.trim() === '') return [];
  return Array.from({ length: Math.ceil(text.length / requestCharacters) }, (_none, place) => {
    const start = place * requestCharacters;
    return { text: text.slice(start, start + requestCharacters), index, start };
  });
}

function batchesOf(pieces: readonly Piece[]): Piece[][] {
  const batches: Piece[][] = [];
  let left = 0;
  for (const piece of pieces) {
    if (piece.text.length > left) {
      batches.push([]);
      left = requestCharacters;
    }
    batches.at(-1)?.push(piece);
    left -= piece.text.length;
  }
  return batches;
}

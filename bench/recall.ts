/**
 * How often search finds the passages that answer the golden questions: by words, by vectors, and by both. The model
 * that embeds is named as for `npm start`, by DOSSIER_EMBEDDINGS; where DOSSIER_MODEL_SERVER is a command, it is started
 * first and ended afterwards.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addVectors } from '../functions/adapters/add-vectors.ts';
import { writeIndex } from '../functions/adapters/index-writer.ts';
import { openEmbeddings } from '../functions/adapters/open-embeddings.ts';
import { openPassages, type PassageIndex } from '../functions/adapters/passage-index.ts';
import { readDocuments } from '../functions/adapters/read-documents.ts';
import { openVectors } from '../functions/adapters/vector-index.ts';
import { fuseRankings } from '../functions/domain/fuse-rankings.ts';
import { findEmbeddings } from '../local/local-embeddings.ts';
import { startServer } from '../test/model/server.ts';
import { printTable, wilsonInterval } from './statistics.ts';

interface GoldenQuestion {
  readonly id: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly expect: readonly (Place & { readonly alternatives?: readonly Place[] })[];
}

interface Place {
  readonly file: string;
  readonly passage: string;
}

/** What one report's question is given; then what is only measured. */
const depths = [1, 5, 10, 24];
const limit = Math.max(...depths);

const name = process.env['DOSSIER_EMBEDDINGS'];
if (!name) {
  console.error('Set DOSSIER_EMBEDDINGS to a model that embeds, such as openai-compatible:multilingual-e5-small.');
  process.exit(2);
}
const address = process.env['EMBEDDINGS_BASE_URL'] ?? process.env['OPENAI_BASE_URL'];
const stop = address === undefined ? undefined : await startServer(address);
const folder = mkdtempSync(path.join(tmpdir(), 'dossier-recall-'));
try {
  const { setup, value } = await findEmbeddings(name, 'dev', process.env);
  const embeddings = await openEmbeddings({ ...setup, stage: 'dev', secrets: { get: async () => value } });
  const file = path.join(folder, 'index');
  const { documents } = await readDocuments('knowledge');
  const writer = writeIndex({ file });
  for (const document of documents) writer.add(document);
  writer.finish().close();
  const startedAtMs = performance.now();
  const { calls } = await addVectors(file, embeddings);
  const tokens = calls.reduce((sum, call) => sum + call.inputTokens, 0);
  const seconds = (performance.now() - startedAtMs) / 1_000;

  const index = openPassages(file);
  const vectors = openVectors(file);
  if (vectors === undefined) throw new Error('The index has no vectors');
  console.log(
    `${name}: ${index.passages} passages, ${tokens} tokens, ${vectors.dimensions} dimensions, ${seconds.toFixed(0)} s to embed`,
  );
  for (const set of ['manual', 'paraphrases']) {
    const questions = readQuestions(`test/golden/${set}.jsonl`).filter(({ answerable }) => answerable);
    const found: Record<string, Found[]> = { words: [], vectors: [], fused: [] };
    for (const question of questions) {
      const embedded = await embeddings.embed([question.question], 'query', Number.POSITIVE_INFINITY);
      const [vector] = embedded.vectors ?? [];
      if (vector === undefined) throw embedded.fault;
      const byWords = index.rank(question.question, limit).map(({ row }) => row);
      const byMeaning = vectors.nearest(vector, limit);
      const parts = question.expect.map((part) => answersOf(index, [part, ...(part.alternatives ?? [])]));
      found['words']?.push(findIn(byWords, parts));
      found['vectors']?.push(findIn(byMeaning, parts));
      found['fused']?.push(findIn([...fuseRankings([byWords, byMeaning]).keys()].slice(0, limit), parts));
    }
    printTable(
      `Recall on ${questions.length} questions of ${set}: every part of the answer among the first k (95 % Wilson interval), and mean reciprocal rank of the first`,
      ['ranking', ...depths.map((depth) => `@${depth}`), 'MRR'],
      Object.entries(found).map(([ranking, list]) => [
        ranking,
        ...depths.map((depth) => describeShare(list.filter(({ last }) => last < depth).length, list.length)),
        (list.reduce((sum, { first }) => sum + 1 / (first + 1), 0) / list.length).toFixed(2),
      ]),
    );
  }
  vectors.close();
  index.close();
} finally {
  rmSync(folder, { recursive: true });
  stop?.();
}

/** Places in a ranking, from 0: of the first passage that answers, and of that which completes the answer. */
interface Found {
  readonly first: number;
  readonly last: number;
}

function findIn(ranking: readonly number[], parts: readonly ReadonlySet<number>[]): Found {
  const places = parts.map((rows) => {
    const place = ranking.findIndex((row) => rows.has(row));
    return place === -1 ? Number.POSITIVE_INFINITY : place;
  });
  return { first: Math.min(...places), last: Math.max(...places) };
}

/** The rows of the passages that overlap one of the places. */
function answersOf(index: PassageIndex, places: readonly Place[]): ReadonlySet<number> {
  const rows = new Set<number>();
  for (let row = 0; row < index.passages; row += 1) {
    const { source, text, start, end } = index.passageAt(row);
    for (const { file, passage } of places) {
      const from = source.uri === file ? text.indexOf(passage) : -1;
      if (from !== -1 && from < end && from + passage.length > start) rows.add(row);
    }
  }
  return rows;
}

function describeShare(count: number, total: number): string {
  const [low, high] = wilsonInterval(count, total);
  return `${count} ${((100 * count) / total).toFixed(0)} % (${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)})`;
}

function readQuestions(file: string): GoldenQuestion[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as GoldenQuestion);
}

/** Which of the two a call goes to; a deployment says which models they are. */
export type ModelRole = 'small' | 'capable';

/** How the calls of an agent are routed: always to one, or by what the question is like. */
export type Route = ModelRole | 'by-question';

/** From when on a question is hard. */
export interface Hardness {
  readonly words: number;
  readonly parts: number;
  /** Words of questions whose answer takes several statements that are brought together. */
  readonly comparing: readonly string[];
}

export function routeModel(route: Route, question: string, hardness: Hardness): ModelRole {
  if (route !== 'by-question') return route;
  return isHard(question, hardness) ? 'capable' : 'small';
}

function isHard(question: string, { words, parts, comparing }: Hardness): boolean {
  // A trade-off is a tradeoff.
  const said =
    question
      .toLowerCase()
      .replaceAll(/(?<=\p{L})-(?=\p{L})/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const joints = question.match(/[?？;]|\b(?:and|or|as well as|plus)\b/giu) ?? [];
  return said.length >= words || joints.length >= parts || said.some((word) => comparing.includes(word));
}

/**
 * The models in the order in which they are tried: the one of the role, then the others as listed. The first of the
 * list is the capable one, the second the small one; one alone is both.
 */
export function ladderFor<Model>(role: ModelRole, models: readonly Model[]): Model[] {
  const first = role === 'small' && models.length > 1 ? models.slice(1, 2) : models.slice(0, 1);
  return [...first, ...models.filter((model) => !first.includes(model))];
}

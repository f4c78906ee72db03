import type { Engine } from '../../functions/engine-ports.ts';
import type { Case } from './cases.ts';
import { judgeCase } from './judge-case.ts';

/** Of these, what the checks have to find without a model. */
export const targetKinds: readonly string[] = [
  'number',
  'unit',
  'magnitude',
  'percentage',
  'range',
  'date',
  'name',
  'negation',
  'swapped-citation',
  'invented-citation',
];

export interface Rate {
  readonly kind: string;
  /** Of these, not supported. */
  readonly stopped: number;
  /** Not supported, or supported in spite of a doubt that a judge has to settle. */
  readonly doubted: number;
  readonly total: number;
}

/** How many claims of each kind the evaluator stops: of honest ones and quotations a false alarm, of all others a success. */
export async function ratesOf(cases: readonly Case[], engine?: Engine): Promise<Rate[]> {
  const rates: Rate[] = [];
  for (const [kind, own] of Map.groupBy(cases, (one) => one.kind)) {
    const found = await Promise.all(own.map((one) => judgeCase(one, engine)));
    const stopped = found.filter(({ verdict }) => verdict !== 'supported').length;
    const doubted = found.filter(({ verdict, doubt }) => verdict !== 'supported' || doubt !== undefined).length;
    rates.push({ kind, stopped, doubted, total: own.length });
  }
  return rates.toSorted((left, right) => left.kind.localeCompare(right.kind));
}

/** Several kinds as one. */
export function sumOf(kind: string, rates: readonly Rate[], kinds: readonly string[]): Rate {
  const own = rates.filter((rate) => kinds.includes(rate.kind));
  const add = (field: 'stopped' | 'doubted' | 'total') => own.reduce((sum, rate) => sum + rate[field], 0);
  return { kind, stopped: add('stopped'), doubted: add('doubted'), total: add('total') };
}

export function isFalseAlarm({ kind }: Pick<Rate, 'kind'>): boolean {
  return kind === 'honest' || kind === 'quotation';
}

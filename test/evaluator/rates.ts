import type { Engine } from '../../functions/engine-ports.ts';
import type { Case } from './cases.ts';
import { isStopped } from './judge-case.ts';

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
  readonly stopped: number;
  readonly total: number;
}

/** How many claims of each kind the evaluator stops: of honest ones and quotations a false alarm, of all others a success. */
export async function ratesOf(cases: readonly Case[], engine?: Engine): Promise<Rate[]> {
  const rates: Rate[] = [];
  for (const [kind, own] of Map.groupBy(cases, (one) => one.kind)) {
    let stopped = 0;
    for (const one of own) if (await isStopped(one, engine)) stopped += 1;
    rates.push({ kind, stopped, total: own.length });
  }
  return rates.toSorted((left, right) => left.kind.localeCompare(right.kind));
}

/** Several kinds as one. */
export function sumOf(kind: string, rates: readonly Rate[], kinds: readonly string[]): Rate {
  const own = rates.filter((rate) => kinds.includes(rate.kind));
  const add = (field: 'stopped' | 'total') => own.reduce((sum, rate) => sum + rate[field], 0);
  return { kind, stopped: add('stopped'), total: add('total') };
}

export function isFalseAlarm({ kind }: Pick<Rate, 'kind'>): boolean {
  return kind === 'honest' || kind === 'quotation';
}

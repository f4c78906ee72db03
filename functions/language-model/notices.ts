import type { FaultName } from '../../contract/errors.ts';
import type { Fault } from '../domain/fault.ts';

/** What an agent's work is called in a notice. */
const work = {
  plan: 'The order was split into questions',
  research: 'Evidence was chosen',
  write: 'The text was put together',
  judge: 'The sentences were judged',
} as const;
export type Agent = keyof typeof work;

const reasons: Readonly<Partial<Record<FaultName, string>>> = {
  ModelThrottled: 'was overloaded',
  ModelUnavailable: 'could not be reached',
  ModelTimedOut: 'did not answer in time',
  ModelRefused: 'refused to answer',
  ContextTooLong: 'was given more text than it reads',
  ModelTruncated: 'gave no usable answer',
  ModelNonsense: 'gave no usable answer',
};

/** For the reader: which work was done otherwise than intended, and why. */
export function noticeOf(agent: Agent, by: 'another model' | 'no model', fault: Pick<Fault, 'name'>): string {
  const how = by === 'no model' ? 'without a language model' : 'by another language model than intended';
  return `${work[agent]} ${how}, because the intended one ${reasonOf(fault)}.`;
}

/** For the reader: tools that there are were not asked, or not to the end. */
export function noticeOfUnaskedTools(fault: Pick<Fault, 'name'>): string {
  return `Not all tools were asked, because the language model that chooses among them ${reasonOf(fault)}.`;
}

function reasonOf({ name }: Pick<Fault, 'name'>): string {
  return reasons[name] ?? 'is not available to this service';
}

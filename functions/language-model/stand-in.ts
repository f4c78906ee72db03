import type { Fault } from '../domain/fault.ts';
import type { Engine, Thought } from '../engine-ports.ts';
import { type Agent, noticeOf } from './notices.ts';

/** The engine that needs no model, in the place of one that failed: every thought says so. */
export function standInFor(fault: Pick<Fault, 'name'>, engine: Engine): Engine {
  const noted = async <Value>(agent: Agent, thought: Promise<Thought<Value>>): Promise<Thought<Value>> => ({
    ...(await thought),
    notices: [noticeOf(agent, 'no model', fault)],
  });
  return {
    name: engine.name,
    plan: (input) => noted('plan', engine.plan(input)),
    research: (input) => noted('research', engine.research(input)),
    write: (input) => noted('write', engine.write(input)),
    judge: (input) => noted('judge', engine.judge(input)),
  };
}

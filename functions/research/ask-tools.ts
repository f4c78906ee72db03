import { limits } from '../../contract/limits.ts';
import type { AgentAttempt } from '../agent-step.ts';
import { toolFindingsPath } from '../domain/body.ts';
import { Fault } from '../domain/fault.ts';
import { isOpen } from '../domain/life-cycle.ts';
import type { Question, TaskKey } from '../domain/model.ts';
import { agentSpec } from '../domain/spec.ts';
import type { Engine } from '../engine-ports.ts';
import type { Bodies, Clock, Tasks } from '../ports.ts';
import type { ToolAudit, ToolCaller, Tools } from '../tool-ports.ts';
import { lastAnswersOf } from '../tools/last-answers.ts';
import { type ProposeCalls, runTools } from '../tools/run-tools.ts';
import { findingsOf, nothingFound, packFindings, type ToolFindings, unpackFindings } from './tool-findings.ts';

export interface AskToolsPorts {
  readonly tasks: Tasks;
  readonly bodies: Bodies;
  readonly clock: Clock;
  readonly engine: Engine;
  readonly tools: Tools;
  readonly audit: ToolAudit;
}

/**
 * Lets the engine call tools for a question, once for all tries of the step: what was found is stored under the step's
 * memo key before it is used, so that a try after one that failed neither pays again nor changes anything outside again.
 */
export async function askTools(
  ports: AskToolsPorts,
  caller: ToolCaller,
  question: Question,
  { memoKey, task, deadlineAtMs }: AgentAttempt,
): Promise<ToolFindings> {
  const { bodies, tools } = ports;
  const { proposeCalls } = ports.engine;
  if (tools.isEmpty) return nothingFound;
  const path = toolFindingsPath(memoKey);
  const kept = await bodies.get(task, path);
  if (kept !== undefined) return unpackFindings(kept);
  if (proposeCalls === undefined) return nothingFound;
  const user = {
    ...caller,
    tenantId: task.tenantId,
    taskId: task.taskId,
    userId: task.userId,
    agentId: agentSpec.agents.research.agentId,
    step: `research-${question.questionIndex}`,
  };
  const propose: ProposeCalls = async (round) => {
    await refuseCancelled(ports.tasks, task);
    return proposeCalls({ question, ...round });
  };
  // As much again is for the search and the choice of evidence.
  const halfMs = Math.floor((deadlineAtMs - ports.clock.now().getTime()) / 2);
  const roundsMs = Math.min(limits.toolRoundsSeconds * 1_000, halfMs);
  const lastAnswers = lastAnswersOf(ports, task);
  const found = findingsOf(await runTools({ ...ports, lastAnswers }, user, propose, { roundsMs }));
  await bodies.put(task, path, packFindings(found), 'application/json');
  return found;
}

/** Rounds take long, are paid for, and may change something outside. */
async function refuseCancelled(tasks: Tasks, key: TaskKey): Promise<void> {
  const task = await tasks.find(key);
  if (task === undefined || !isOpen(task.status)) throw new Fault('TaskCancelled');
}

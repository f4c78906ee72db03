import { limits } from '../../contract/limits.ts';
import type { WorkflowRecord } from '../../contract/workflow.ts';
import { saveBody } from '../bodies.ts';
import { Fault } from '../domain/fault.ts';
import { withNotices } from '../domain/model.ts';
import { plannedSteps } from '../domain/progress.ts';
import type { Bodies, Engine, Knowledge, Tasks } from '../ports.ts';
import type { StepResult } from '../step.ts';

/** Splits the order into questions and pins the knowledge that the whole run reads. */
export async function planReport(
  ports: { tasks: Tasks; bodies: Bodies; engine: Engine; knowledge: Knowledge },
  record: WorkflowRecord,
): Promise<StepResult> {
  const stored = await ports.tasks.findOrder(record);
  if (stored === undefined) throw new Fault('TaskCancelled');
  const { prompt, options } = stored.order;
  const [knowledgeVersion, planned] = await Promise.all([
    ports.knowledge.version(),
    ports.engine.plan({
      prompt,
      maxQuestions: options?.maxQuestions ?? limits.defaultQuestions,
      language: options?.language ?? 'en',
    }),
  ]);
  const questions = planned.value.questions;
  return {
    changes: {
      knowledgeVersion,
      questionIndexes: questions.map((question) => question.questionIndex),
      planHash: await saveBody(ports.bodies, record, 'plan', withNotices(planned.value, planned.notices)),
    },
    thought: planned.thought,
    action: `Split the order into ${questions.length === 1 ? '1 question' : `${questions.length} questions`}`,
    observation: questions.map((question) => question.text).join('\n'),
    usage: planned.usage,
    calls: planned.calls,
    planned: plannedSteps(questions.length, 1),
  };
}

import { expect, test } from 'vitest';
import type { AgentSpec } from '../../contract/agent-spec.ts';
import { stepNames } from '../../contract/words.ts';
import { memoKeyOf } from '../../functions/domain/memo-key.ts';
import { agentSpec } from '../../functions/domain/spec.ts';

const made = { salt: 'task-1', inputs: { planHash: 'a' }, engine: 'extractive', knowledgeVersion: 'v1' };

/** The steps that would be done again under another spec. */
function doneAgain(edit: (spec: AgentSpec) => void): string[] {
  const edited = structuredClone(agentSpec);
  edit(edited);
  return stepNames.filter((step) => memoKeyOf(step, agentSpec, made) !== memoKeyOf(step, edited, made));
}

test.each(['plan', 'research', 'write', 'evaluate', 'publish'] as const)(
  'an edit of what %s is told makes that step run anew, and no other',
  (step) => {
    const edit = (spec: AgentSpec) => {
      spec.agents[step].agentId = 'another';
    };
    expect(doneAgain(edit)).toEqual([step]);
  },
);

test('an edit of the prompt of the writer leaves plan and research as they are', () => {
  expect(doneAgain((spec) => spec.agents.write.instructions.push('Be brief.'))).toEqual(['write']);
});

test('tools concern research alone', () => {
  expect(doneAgain((spec) => Object.assign(spec.tools.builtIn, { searchKnowledge: {} }))).toEqual(['research']);
});

test('what makes a question hard concerns those who are routed by it', () => {
  const harder = (spec: AgentSpec) => {
    spec.hardness.words = 99;
  };
  expect(doneAgain(harder)).toEqual(['research']);
});

test('a new name for the same agents makes nothing run anew', () => {
  expect(doneAgain((spec) => Object.assign(spec, { version: 'next', hash: 'other' }))).toEqual([]);
});

test.each(Object.keys(made))('another %s is another result', (field) => {
  expect(memoKeyOf('plan', agentSpec, { ...made, [field]: 'other' })).not.toBe(memoKeyOf('plan', agentSpec, made));
});

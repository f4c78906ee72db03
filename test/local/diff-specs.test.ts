import { expect, test } from 'vitest';
import type { AgentSpec } from '../../contract/agent-spec.ts';
import { agentSpec } from '../../functions/domain/spec.ts';
import { diffSpecs } from '../../local/diff-specs.ts';
import { printSpecChanges } from '../../local/print-spec-changes.ts';

function edited(edit: (spec: AgentSpec) => void): AgentSpec {
  const copy = structuredClone(agentSpec);
  edit(copy);
  return copy;
}

function changesOf(edit: (spec: AgentSpec) => void) {
  return diffSpecs(agentSpec, edited(edit));
}

const [firstRule, ...otherRules] = agentSpec.agents.plan.instructions;
const server = {
  transport: 'http' as const,
  name: 'tickets',
  url: 'https://tickets.example.com/mcp',
  internal: false,
  auth: { kind: 'none' as const },
  tools: [{ name: 'find', sideEffects: false }],
};

test('specs of the same meaning do not differ', () => {
  expect(changesOf(() => {})).toEqual([]);
});

test.each<[string, (spec: AgentSpec) => void, unknown[]]>([
  [
    'a value by its path',
    (spec) => {
      spec.agents.write.evidenceTokens = 100;
    },
    [{ path: 'agents.write.evidenceTokens', before: agentSpec.agents.write.evidenceTokens, after: 100 }],
  ],
  [
    'a rule that is added in the middle, alone',
    (spec) => spec.agents.plan.instructions.splice(1, 0, 'Be brief.'),
    [{ path: 'agents.plan.instructions[1]', after: 'Be brief.' }],
  ],
  [
    'a rule that is removed, alone',
    (spec) => spec.agents.plan.instructions.shift(),
    [{ path: 'agents.plan.instructions[0]', before: firstRule }],
  ],
  [
    'a rule in the place of another one',
    (spec) => {
      spec.agents.plan.instructions = ['Be brief.', ...otherRules];
    },
    [{ path: 'agents.plan.instructions[0]', before: firstRule, after: 'Be brief.' }],
  ],
  [
    'inside an example',
    (spec) => {
      const [example] = spec.agents.research.examples;
      if (example !== undefined) example.answer.sentences = [2];
    },
    [{ path: 'agents.research.examples[0].answer.sentences[1]', before: 3 }],
  ],
  [
    'a server that is new',
    (spec) => spec.tools.servers.push(server),
    [{ path: 'tools.servers[tickets]', after: server }],
  ],
  [
    'a key that is new',
    (spec) => {
      spec.tools.builtIn.searchKnowledge = {};
    },
    [{ path: 'tools.builtIn.searchKnowledge', after: {} }],
  ],
])('a difference is told as %s', (_what, edit, changes) => {
  expect(changesOf(edit)).toEqual(changes);
});

test('servers and tools are compared by their names, wherever they stand', () => {
  const other = { ...server, name: 'wiki' };
  const before = edited((spec) => spec.tools.servers.push(server, other));
  const after = edited((spec) =>
    spec.tools.servers.push(other, {
      ...server,
      tools: [
        { name: 'close', sideEffects: true },
        { name: 'find', sideEffects: true },
      ],
    }),
  );
  expect(diffSpecs(before, after)).toEqual([
    { path: 'tools.servers[tickets].tools[find].sideEffects', before: false, after: true },
    { path: 'tools.servers[tickets].tools[close]', after: { name: 'close', sideEffects: true } },
  ]);
});

test('the way back has the same places, with before and after the other way round', () => {
  const after = edited((spec) => {
    spec.agents.plan.instructions = ['Be brief.', ...otherRules, 'Be kind.'];
    spec.tools.servers.push(server);
    spec.hardness.words = 3;
  });
  const there = diffSpecs(agentSpec, after);
  const back = diffSpecs(after, agentSpec);
  expect(there).toHaveLength(4);
  expect(back).toHaveLength(4);
  expect(back.map(({ before, after: then }) => ({ before: then, after: before }))).toEqual(
    there.map(({ before, after: then }) => ({ before, after: then })),
  );
});

test('a text of several lines is printed line by line', () => {
  const withLines = (...lines: string[]) =>
    edited((spec) => {
      spec.agents.research.examples = [{ given: lines.join('\n'), answer: { sentences: [] } }];
    });
  const specs = {
    before: withLines('one', 'two', 'three'),
    after: { ...withLines('one', '2', 'three'), version: 'next' },
  };
  expect(printSpecChanges(specs, diffSpecs(specs.before, specs.after)).split('\n').slice(2)).toEqual([
    'version',
    `- ${agentSpec.version}`,
    '+ next',
    '',
    'agents.research.examples[0].given',
    '  one',
    '- two',
    '+ 2',
    '  three',
  ]);
});

test('words that come to a list or leave it are printed below its name, together', () => {
  const after = edited((spec) => {
    spec.hardness.comparing = ['first', ...spec.hardness.comparing.slice(0, -1), 'last', 'very last'];
    spec.version = 'next';
  });
  const [, , , , , ...printed] = printSpecChanges({ before: agentSpec, after }, diffSpecs(agentSpec, after)).split(
    '\n',
  );
  const last = agentSpec.hardness.comparing.length;
  expect(printed).toEqual([
    '',
    'hardness.comparing',
    '+ [0] first',
    '',
    `hardness.comparing[${last}]`,
    `- ${agentSpec.hardness.comparing[last - 1]}`,
    '+ last',
    '',
    'hardness.comparing',
    `+ [${last + 1}] very last`,
  ]);
});

test('another meaning under the same version is pointed out', () => {
  const after = edited((spec) => {
    spec.hardness.words = 3;
  });
  expect(printSpecChanges({ before: agentSpec, after }, diffSpecs(agentSpec, after))).toContain(
    'Both have the same version',
  );
});

import type { AgentSpec, AgentSpecDocument } from '../contract/agent-spec.ts';
import { type ContentPolicy, contentCategories } from '../contract/content-policy.ts';
import type { ToolServer, ToolsSpec } from '../contract/tools.ts';

type Agents = AgentSpecDocument['agents'];

/** Who does what, by which model, with which rules, limits and tools: for a person. */
export function describeSpec({ version, hash, agents, hardness, contentPolicy, tools }: AgentSpec): string {
  const { plan, research, write, evaluate, publish } = agents;
  return [
    `Agent spec, version ${version}, hash ${hash}`,
    describeAgent('plan', plan, [`An order of at most ${plan.plainWords} words that asks one thing is its own plan.`]),
    describeAgent('research', research, [
      `Sees the ${research.passagesPerQuestion} nearest passages of a question, ${research.evidenceTokens} tokens of sentences at most.`,
    ]),
    describeVoice('calls of tools', research.toolCalls),
    describeAgent('write', write, [
      `Sees ${write.evidenceTokens} tokens of evidence at most; writes at most ${write.sentencesPerQuestion} sentences for a question.`,
    ]),
    describeAgent('evaluate', evaluate, [
      `Sees no sentence that shares less than ${evaluate.leastShared} of its words with its evidence.`,
    ]),
    `publish · ${publish.agentId} · no model`,
    `A question is hard
  from ${hardness.words} words on, from ${hardness.parts} parts on, or with one of: ${hardness.comparing.join(', ') || 'no word'}`,
    describePolicy(contentPolicy),
    describeTools(tools),
  ].join('\n\n');
}

type Voice = Agents['research']['toolCalls'];

const routes: Readonly<Record<Agents['research']['route'], string>> = {
  small: 'the small model',
  capable: 'the capable model',
  'by-question': 'the capable model for hard questions, the small one for others',
};

function describeAgent(
  step: keyof Agents,
  agent: Omit<Voice, 'examples'> & {
    readonly examples: readonly unknown[];
    readonly agentId: string;
    readonly route: keyof typeof routes;
  },
  limits: readonly string[],
): string {
  const head = `${step} · ${agent.agentId} · ${routes[agent.route]}`;
  return [describeVoice(head, agent), ...limits.map((limit) => `  ${limit}`)].join('\n');
}

function describeVoice(
  head: string,
  { persona, instructions, examples }: Omit<Voice, 'examples'> & { readonly examples: readonly unknown[] },
): string {
  const counted = examples.length === 1 ? '1 example' : `${examples.length} examples`;
  return [head, `  ${persona}`, ...instructions.map((rule) => `  - ${rule}`), `  ${counted}`].join('\n');
}

function describePolicy({ categories, distress }: ContentPolicy): string {
  return [
    'Content policy',
    ...contentCategories.map(
      (name) => `  ${name} · in an order ${categories[name].input} · in a report ${categories[name].output}`,
    ),
    `  distress is answered in ${Object.keys(distress).join(', ')}`,
  ].join('\n');
}

function describeTools({ builtIn: { searchKnowledge, fetchUrl }, servers }: ToolsSpec): string {
  const lines = [
    ...(searchKnowledge === undefined ? [] : [`searchKnowledge · ${forWhom(searchKnowledge.roles)}`]),
    ...(fetchUrl === undefined ? [] : [`fetchUrl · ${fetchUrl.hosts.join(', ')} · ${forWhom(fetchUrl.roles)}`]),
    ...servers.flatMap(describeServer),
  ];
  return ['Tools', ...(lines.length === 0 ? ['none'] : lines).map((line) => `  ${line}`)].join('\n');
}

function describeServer(server: ToolServer): string[] {
  const where = server.transport === 'http' ? server.url : [server.command, ...server.arguments].join(' ');
  return [
    `${server.name} · ${where}`,
    ...server.tools.map(({ name, sideEffects, roles }) =>
      [`  - ${name}`, sideEffects ? 'changes something' : 'only reads', forWhom(roles)].join(' · '),
    ),
  ];
}

function forWhom(roles: readonly string[] | undefined): string {
  return roles === undefined ? 'every caller' : `callers with the role ${roles.join(' or ')}`;
}

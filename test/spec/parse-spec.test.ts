import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Document, parseDocument, type Scalar, stringify, visit } from 'yaml';
import type { AgentSpec } from '../../contract/agent-spec.ts';
import { parseSpec } from '../../spec/parse-spec.ts';
import { builtInSpecFile } from '../../spec/read-spec.ts';

const builtIn = readFileSync(builtInSpecFile, 'utf8');
const lines = builtIn.split('\n');

/** What is wrong after the first line that begins like this was replaced, each as `line:column message`. */
function problemsAfter(beginning: string, replacement: string): string[] {
  const index = lines.findIndex((line) => line.startsWith(beginning));
  if (index === -1) throw new Error(`The spec has no line ${beginning}`);
  return problemsOf(lines.with(index, replacement).join('\n'), index);
}

/** Lines count from the one that was replaced, as +0. */
function problemsOf(text: string, from = -1): string[] {
  const parsed = parseSpec(text);
  if (parsed.ok) return [];
  return parsed.problems.map(({ line, column, message }) => `+${line - 1 - from}:${column} ${message}`);
}

function specOf(text: string): AgentSpec {
  const parsed = parseSpec(text);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.spec;
}

function hashOf(text: string): string {
  return specOf(text).hash;
}

describe('a spec that is wrong says where, what was expected and what stands there', () => {
  test.each([
    [
      'a number for a text',
      'version:',
      'version: 3',
      '+0:10 version must be text; 3 stands there, which needs quotes to be text',
    ],
    [
      'a word that is near a known one',
      '    route: capable',
      '    route: capabel',
      '+0:12 agents.write.route must be "small", "capable", or "by-question"; "capabel" stands there, did you mean capable?',
    ],
    [
      'a text for a number',
      '    evidenceTokens:',
      '    evidenceTokens: lots',
      '+0:21 agents.research.evidenceTokens must be a number; "lots" stands there',
    ],
    ['a fraction', '  words:', '  words: 3.5', '+0:10 hardness.words must be a whole number; 3.5 stands there'],
    [
      'a number out of range',
      '    leastShared:',
      '    leastShared: 5',
      '+0:18 agents.evaluate.leastShared must be at most 1; 5 stands there',
    ],
    [
      'no number',
      '    leastShared:',
      '    leastShared: .nan',
      '+0:18 agents.evaluate.leastShared must be a number; NaN stands there',
    ],
    [
      'a key without a value',
      '    agentId: publisher',
      '    agentId:',
      '+0:5 agents.publish.agentId must be text; nothing stands there',
    ],
    [
      'an empty text',
      '    agentId: publisher',
      "    agentId: ''",
      '+0:14 agents.publish.agentId must be up to 31 of a-z 0-9 - and begin with a letter; "" stands there',
    ],
    [
      'a list for a value',
      '    plainWords:',
      '    plainWords: [16]',
      '+0:5 agents.plan.plainWords must be a number; a list of 1 stands there',
    ],
    [
      'a text that YAML reads as a key',
      '    persona: You find',
      '    persona: You find: the sentences',
      '+0:14 a text that holds a colon and a space has to be in quotes, or below its key after >-',
    ],
    ['a tab', '  parts:', '\tparts: 3', '+0:1 this is indented with a tab: use spaces'],
    ['a key twice', '  parts:', '  parts: 3\n  parts: 4', '+1:3 this key stands here twice'],
    ['a key that is no text', '  parts:', '  parts: 3\n  ? [a]\n  : 1', '+1:5 a key has to be text'],
    ['a tag', '  parts:', '  parts: !!js/function 3', '+0:10 tags are not read: leave it out'],
    ['a second document', 'tools:', '---\ntools:', '+0:1 a second document begins: a spec is one document'],
    [
      'an answer of a form that the agent does not give',
      '          sentences: [',
      '          sentences: [two]',
      '+0:23 agents.research.examples[0].answer.sentences[0] must be a number; "two" stands there',
    ],
    [
      'a tool server of an unknown kind',
      '  servers: []',
      '  servers: [{ transport: ftp }]',
      '+0:26 tools.servers[0].transport must be http or stdio; "ftp" stands there',
    ],
  ])('%s', (_what, line, replacement, problem) => {
    const problems = problemsAfter(line, replacement);
    expect(problems).toEqual([problem]);
  });

  test('an unknown key, with the one that was meant, and the key that is missing in its place', () => {
    expect(problemsAfter('    agentId: evaluator', '    agent_id: evaluator')).toEqual([
      '+-1:3 agents.evaluate.agentId is missing: it must be text',
      '+0:5 agents.evaluate.agent_id is not known: did you mean agentId?',
    ]);
  });

  test('an unknown key that is like no other, with those that are known', () => {
    expect(problemsAfter('  parts:', '  parts: 3\n  frequency: 3')).toEqual([
      '+1:3 hardness.frequency is not known: it must be words, parts, or comparing',
    ]);
  });

  test('everything at once, in the order of the text', () => {
    const text = builtIn.replace("version: '3'", 'version: 3').replace('  parts:', '  parts: x\n  more: 1');
    expect(problemsOf(text).map((problem) => problem.split(' ')[1])).toEqual([
      'version',
      'hardness.parts',
      'hardness.more',
    ]);
  });

  test.each([
    ['', 'the document is empty'],
    ['# only a comment\n', 'the document is empty'],
    ['- a\n', 'the document must be an object; a list of 1 stands there'],
    ['text', 'the document must be an object; "text" stands there'],
    ['{'.repeat(20_000), 'this is not YAML'],
    ['__proto__: { version: 1 }\n', '__proto__ is not known'],
    ['constructor: 1\n', 'constructor is not known'],
    ['<<: { version: 1 }\n', '<< is not known'],
  ])('%.30j', (text, problem) => {
    expect(problemsOf(text).join('\n')).toContain(problem);
  });

  test('aliases, before they stand for more than fits into memory', () => {
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: [*b, *b]'].join('\n');
    expect(problemsOf(bomb)).toHaveLength(4);
    expect(problemsOf(bomb)[0]).toBe('+2:8 aliases are not read: write the text out');
  });

  test('any text at all is read or refused, never more', () => {
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.string({ unit: 'binary', maxLength: 30 }), (index, text) => {
        const parsed = parseSpec(lines.with(index, text).join('\n'));
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the hash of a spec', () => {
  test('is that of its meaning: comments, the order of keys and the way it is written do not change it', () => {
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.nat(1_000)),
        fc.constantFrom(20, 80, 0),
        fc.boolean(),
        (numbers, lineWidth, flow) => {
          const next = () => numbers.next().value ?? 0;
          const document: Document = parseDocument(builtIn);
          visit(document, {
            Map: (_key, map) => {
              map.items = map.items
                .map((pair) => ({ pair, place: next() }))
                .toSorted((left, right) => left.place - right.place)
                .map(({ pair }) => pair);
              map.flow = flow && next() % 4 === 0;
            },
            Scalar: (_key, scalar: Scalar) => {
              scalar.comment = next() % 3 === 0 ? ' another comment' : null;
            },
          });
          // As text, so that not even the order in which a prompt would show its parts may change.
          expect(JSON.stringify(specOf(document.toString({ lineWidth: flow ? 0 : lineWidth })))).toBe(
            JSON.stringify(specOf(builtIn)),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  test('is the same for JSON, and with the line ends of Windows', () => {
    expect(hashOf(JSON.stringify(parseDocument(builtIn).toJS()))).toBe(hashOf(builtIn));
    expect(hashOf(builtIn.replaceAll('\n', '\r\n'))).toBe(hashOf(builtIn));
    expect(hashOf(`\uFEFF${builtIn}`)).toBe(hashOf(builtIn));
  });

  test('is another after any change of a value', () => {
    const values: (readonly (string | number)[])[] = [];
    collect(parseDocument(builtIn).toJS(), []);
    expect(values.length).toBeGreaterThan(60);
    for (const path of values) {
      const document = parseDocument(builtIn);
      const value: unknown = document.getIn(path);
      document.setIn(path, typeof value === 'number' ? value / 2 : `${String(value)}x`);
      const parsed = parseSpec(stringify(document));
      // Some values cannot be changed like that: then it is no spec.
      if (parsed.ok) expect(parsed.spec.hash, path.join('.')).not.toBe(hashOf(builtIn));
    }

    function collect(value: unknown, path: readonly (string | number)[]): void {
      if (typeof value !== 'object' || value === null) values.push(path);
      else if (Array.isArray(value)) for (const [index, inner] of value.entries()) collect(inner, [...path, index]);
      else for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key]);
    }
  });
});

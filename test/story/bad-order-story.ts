import { describe, expect, test } from 'vitest';
import type { Json } from '../support/endpoint.ts';
import { expectProblem, type StoryWorld } from './story-world.ts';

/** Orders that are refused, and the largest that is not. */
export function badOrderStory(world: StoryWorld): void {
  describe('bad orders', () => {
    const codePoints = (count: number) => '😀'.repeat(count);
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

    test.each<[string, unknown, number, string | undefined]>([
      ['an empty body', '', 400, undefined],
      ['a body that is not JSON', '{"prompt": ', 400, undefined],
      ['JSON that is no object', '[]', 422, ''],
      ['an order without a prompt', {}, 422, '/prompt'],
      ['an empty prompt', { prompt: '' }, 422, '/prompt'],
      ['a blank prompt', { prompt: ' \n\t' }, 422, '/prompt'],
      ['a prompt of the wrong type', { prompt: 7 }, 422, '/prompt'],
      ['10,001 code points', { prompt: codePoints(10_001) }, 422, '/prompt'],
      ['a lone surrogate', '{"prompt": "a\\ud800b"}', 422, '/prompt'],
      ['NUL', { prompt: 'a\u0000b' }, 422, '/prompt'],
      ['an unknown field', { prompt: 'x', colour: 'red' }, 422, '/colour'],
      ['__proto__ at the top', '{"prompt": "x", "__proto__": {"a": 1}}', 422, '/__proto__'],
      ['a context of 100,001 bytes', { prompt: 'x', context: 'a'.repeat(99_999) }, 422, '/context'],
      ['a context 40 levels deep', `{"prompt": "x", "context": ${deep(40)}}`, 422, '/context'],
      ['a context 100,000 levels deep', `{"prompt": "x", "context": ${deep(100_000)}}`, 422, undefined],
      ['a lone surrogate in a key of the context', '{"prompt": "x", "context": {"a\\ud800": 1}}', 422, '/context'],
      ['too many questions', { prompt: 'x', options: { maxQuestions: 11 } }, 422, '/options/maxQuestions'],
      ['an unknown option', { prompt: 'x', options: { tone: 'loud' } }, 422, '/options/tone'],
      ['an unknown list of sources', { prompt: 'x', options: { sources: { only: [] } } }, 422, '/options/sources/only'],
      [
        'a source that is no text',
        { prompt: 'x', options: { sources: { allow: [7] } } },
        422,
        '/options/sources/allow/0',
      ],
      ['a blank source', { prompt: 'x', options: { sources: { deny: [' '] } } }, 422, '/options/sources/deny/0'],
      ['* inside a source', { prompt: 'x', options: { sources: { deny: ['a*b'] } } }, 422, '/options/sources/deny/0'],
      [
        '101 sources',
        { prompt: 'x', options: { sources: { allow: Array(101).fill('a') } } },
        422,
        '/options/sources/allow',
      ],
      [
        'a source of 501 code points',
        { prompt: 'x', options: { sources: { allow: ['a'.repeat(501)] } } },
        422,
        '/options/sources/allow/0',
      ],
      ['a user id with a separator', { prompt: 'x', userId: 'a#b' }, 422, '/userId'],
      ['a body of more than 256 KiB', { prompt: 'x', context: 'a'.repeat(262_144) }, 413, undefined],
    ])('%s is refused', async (_name, body, status, pointer) => {
      const answer = await world.service.call('POST', '/v1/reports', { key: world.ada, body });
      expectProblem(answer, status);
      if (pointer !== undefined) expect(answer.json.errors.map((place: Json) => place.pointer)).toContain(pointer);
    });

    test('other content types are a 415', async () => {
      for (const type of ['text/plain', 'application/xml', 'application/json; charset=latin1']) {
        const headers = { 'Content-Type': type };
        const answer = await world.service.call('POST', '/v1/reports', {
          key: world.ada,
          body: '{"prompt":"x"}',
          headers,
        });
        expectProblem(answer, 415, 'unsupported-media-type');
      }
    });

    test('10,000 code points, a context at its limit and __proto__ inside it are taken', async () => {
      const context = `{"__proto__": {"polluted": true}, "a": "${'b'.repeat(99_000)}"}`;
      const body = `{"prompt": ${JSON.stringify(codePoints(10_000))}, "context": ${context}}`;
      const task = await world.service.report(world.ada, body);
      expect(task.status).toBe('COMPLETED');
      expect(({} as Json).polluted).toBeUndefined();
    });

    world.withKeys('nothing of a refused order was stored', async () => {
      const quiet = await world.service.keyFor('acme', 'quiet');
      await world.service.call('POST', '/v1/reports', { key: quiet, body: { prompt: '' } });
      expect((await world.service.call('GET', '/v1/reports', { key: quiet })).json).toEqual({ items: [] });
    });
  });
}

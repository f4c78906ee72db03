import { describe, expect, test } from 'vitest';
import { limits } from '../contract/limits.ts';
import { allRoutes } from '../contract/routes.ts';
import type { Problem } from '../contract/service-shapes.ts';
import { type Answer, type CallOptions, FakeService } from './fakes/fake-service.ts';

const json = { 'Content-Type': 'application/json' };
const unknownTask = '/v1/reports/00000000-0000-4000-8000-000000000000';

function post(body: unknown, options: CallOptions = {}): Promise<Answer> {
  return new FakeService().call('POST', '/v1/reports', { ...options, body });
}

function postText(body: string | Buffer, headers: Record<string, string> = json): Promise<Answer> {
  return post(body, { headers });
}

/** Pointer and detail of each place the problem names. */
function placesOf(answer: Answer): string[] {
  return ((answer.json as Problem).errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`);
}

describe('the body of an order', () => {
  test.each([
    ['no prompt', {}, '/prompt is required'],
    ['an empty prompt', { prompt: '' }, '/prompt must not be blank'],
    ['a blank prompt', { prompt: ' \n\t\u3000 ' }, '/prompt must not be blank'],
    ['10,001 code points', { prompt: '😀'.repeat(10_001) }, '/prompt must have at most 10000 code points'],
    ['NUL in the prompt', { prompt: 'a\0b' }, '/prompt must not contain NUL'],
    ['a prompt that is a number', { prompt: 7 }, '/prompt must be text'],
    ['a prompt that is null', { prompt: null }, '/prompt must be text'],
    ['a prompt that is an array', { prompt: ['Why?'] }, '/prompt'],
    ['an unknown field', { prompt: 'Why?', promt: 1 }, '/promt is not a known field'],
    ['an unknown option', { prompt: 'Why?', options: { depth: 3 } }, '/options/depth is not a known field'],
    ['no questions', { prompt: 'Why?', options: { maxQuestions: 0 } }, '/options/maxQuestions must be at least 1'],
    ['11 questions', { prompt: 'Why?', options: { maxQuestions: 11 } }, '/options/maxQuestions must be at most 10'],
    [
      'half a question',
      { prompt: 'Why?', options: { maxQuestions: 1.5 } },
      '/options/maxQuestions must be a whole number',
    ],
    [
      'a language that is none',
      { prompt: 'Why?', options: { language: 'not a language' } },
      '/options/language must be a language tag',
    ],
    ['a user with a separator in it', { prompt: 'Why?', userId: 'a#b' }, '/userId must be 1 to 128 of'],
    ['an empty user', { prompt: 'Why?', userId: '' }, '/userId'],
    ['a context over 100,000 bytes', { prompt: 'Why?', context: 'x'.repeat(99_999) }, '/context must have at most'],
    ['NUL in the context', { prompt: 'Why?', context: { a: ['\0'] } }, '/context must be well-formed'],
    ['NUL in a key of the context', { prompt: 'Why?', context: { '\0': 1 } }, '/context must be well-formed'],
    ['a context that nests 33 levels', { prompt: 'Why?', context: nested(33) }, '/context must nest at most 32'],
    ['an array instead of an order', [], ' must be an object'],
    ['text instead of an order', JSON.stringify('Why?'), ''],
    ['null instead of an order', 'null', ''],
  ])('with %s is refused and the place named', async (_case, body, place) => {
    const answer = await (typeof body === 'string' ? postText(body) : post(body));
    expect(answer).toMatchObject({ status: 422, json: { type: 'urn:dossier:problem:invalid-request' } });
    expect(placesOf(answer)).toHaveLength(1);
    expect(placesOf(answer)[0]).toContain(place);
  });

  test.each([
    ['10,000 emoji', { prompt: '😀'.repeat(10_000) }],
    ['a context of exactly 100,000 bytes', { prompt: 'Why?', context: 'x'.repeat(99_998) }],
    ['a context that nests 32 levels', { prompt: 'Why?', context: nested(32) }],
    ['a context that is null', { prompt: 'Why?', context: null }],
    [
      'every field',
      { prompt: 'Why?', context: [1], options: { maxQuestions: 10, language: 'zh-Hant' }, userId: 'a@b' },
    ],
  ])('with %s is accepted', async (_case, body) => {
    expect((await post(body)).status).toBe(202);
  });

  test('a choice names what can be chosen', async () => {
    const answer = await new FakeService().call('GET', '/v1/reports', { query: { status: ['DONE'], limit: ['101'] } });
    expect(placesOf(answer)).toEqual([
      '#query/limit must be at most 100',
      '#query/status must be "PENDING", "RUNNING", "COMPLETED", "FAILED", or "CANCELLED"',
    ]);
  });

  test('all that is wrong is named at once', async () => {
    const answer = await post({ prompt: '', userId: '#', extra: 1, options: { maxQuestions: 'many' } });
    expect(placesOf(answer).map((place) => place.split(' ')[0])).toEqual(
      expect.arrayContaining(['/prompt', '/userId', '/extra', '/options/maxQuestions']),
    );
  });

  test('hostile names of fields are cut, escaped and repaired', async () => {
    const answer = await postText(`{"prompt":"Why?","a/b~c":1,"${'x'.repeat(500)}":1,"\\ud800":1}`);
    expect(answer.status).toBe(422);
    expect(placesOf(answer)).toEqual([
      '/a~1b~0c is not a known field',
      `/${'x'.repeat(100)} is not a known field`,
      '/\ufffd is not a known field',
    ]);
  });

  test('a thousand unknown fields do not make a thousand lines', async () => {
    const fields = Object.fromEntries(Array.from({ length: 1_000 }, (_value, index) => [`field${index}`, index]));
    expect(placesOf(await post({ prompt: 'Why?', ...fields }))).toHaveLength(20);
  });

  test('lone surrogates are refused wherever they stand', async () => {
    for (const escape of ['\\ud800', '\\udc00', 'a\\ud83dz']) {
      expect((await postText(`{"prompt":"${escape}"}`)).status).toBe(422);
      expect((await postText(`{"prompt":"Why?","context":{"a":"${escape}"}}`)).status).toBe(422);
      expect((await postText(`{"prompt":"Why?","context":{"${escape}":1}}`)).status).toBe(422);
    }
  });

  test('a `__proto__` key is data inside the context and an unknown field elsewhere', async () => {
    const service = new FakeService();
    const context = '{"__proto__":{"admin":true},"constructor":{"prototype":1},"b":1,"a":[{"__proto__":null}]}';
    const body = `{"prompt":"Why?","context":${context}}`;
    const answer = await service.call('POST', '/v1/reports', { body, headers: json });
    expect(answer.status).toBe(202);
    const { taskId } = answer.json as { taskId: string };
    const stored = await service.tasks.findOrder({ tenantId: 'acme', taskId });
    expect(JSON.stringify(stored?.order.context)).toBe(context);

    const outside = await postText('{"prompt":"Why?","__proto__":{"userId":"eve"}}');
    expect(outside.status).toBe(422);
    expect(placesOf(outside)).toEqual(['/__proto__ is not a known field']);
    const inOptions = await postText('{"prompt":"Why?","options":{"__proto__":{"maxQuestions":1}}}');
    expect(inOptions.status).toBe(422);
  });

  test('100,000 levels of nesting are refused without harm, wherever they stand', async () => {
    const levels = 100_000;
    const deepArray = '['.repeat(levels) + ']'.repeat(levels);
    const deepObject = `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`;
    for (const deep of [deepArray, deepObject]) {
      expect((await postText(deep)).status).toBe(422);
      expect((await postText(`{"prompt":"Why?","context":${deep}}`)).status).toBe(422);
      expect((await postText(`{"prompt":${deep}}`)).status).toBe(422);
      expect((await postText(`{"prompt":"Why?","extra":${deep}}`)).status).toBe(422);
      expect((await postText(`{"prompt":"Why?","options":{"language":${deep}}}`)).status).toBe(422);
    }
    expect((await postText('['.repeat(levels))).status).toBe(400);
  });
});

function nested(levels: number): unknown {
  let value: unknown = [];
  for (let level = 1; level < levels; level += 1) value = [value];
  return value;
}

describe('how a body is sent', () => {
  test.each([
    ['nothing', ''],
    ['text', 'prompt=Why'],
    ['half of an object', '{"prompt":"Why?"'],
    ['two values', '{"prompt":"Why?"} {}'],
    ['a comment', '{"prompt":"Why?" /* so */}'],
    ['NaN', '{"prompt":NaN}'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['a surrogate encoded as UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ])('%s is not JSON', async (_case, body) => {
    const answer = await postText(body);
    expect(answer).toMatchObject({ status: 400, json: { type: 'urn:dossier:problem:malformed-request' } });
  });

  test('no body at all is not JSON', async () => {
    expect((await new FakeService().call('POST', '/v1/reports', { headers: json })).status).toBe(400);
  });

  test.each([
    ['no content type', {}],
    ['text', { 'Content-Type': 'text/plain' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['another JSON', { 'Content-Type': 'application/problem+json' }],
    ['another charset', { 'Content-Type': 'application/json; charset=latin1' }],
    ['a content encoding', { ...json, 'Content-Encoding': 'gzip' }],
  ])('%s is an unsupported media type', async (_case, headers) => {
    expect((await postText('{"prompt":"Why?"}', headers)).status).toBe(415);
  });

  test.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json;charset=utf-8',
    'application/json ; charset="UTF-8"',
  ])('%s is JSON, however its header is spelled', async (contentType) => {
    expect((await postText('{"prompt":"Why?"}', { 'cOnTeNt-TyPe': contentType })).status).toBe(202);
    expect((await postText(Buffer.from('{"prompt":"é?"}'), { 'content-type': contentType })).status).toBe(202);
  });

  test('a body of more than 256 KiB is refused before it is parsed', async () => {
    const largest = ' '.repeat(limits.bodyBytes - 17) + '{"prompt":"Why?"}';
    expect((await postText(largest)).status).toBe(202);
    expect((await postText(` ${largest}`)).status).toBe(413);
    expect((await postText('é'.repeat(limits.bodyBytes / 2 + 1))).status).toBe(413);
    expect((await postText(Buffer.alloc(limits.bodyBytes + 1))).status).toBe(413);
  });

  test('an Idempotency-Key is 1 to 255 visible ASCII characters', async () => {
    for (const key of ['', ' ', 'a b', 'é', 'x'.repeat(256)]) {
      const answer = await post({ prompt: 'Why?' }, { headers: { 'Idempotency-Key': key } });
      expect(answer.status).toBe(422);
      expect(placesOf(answer)[0]).toMatch(/^#header\/Idempotency-Key must have/);
    }
    for (const key of ['k', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', 'x'.repeat(255)]) {
      expect((await post({ prompt: 'Why?' }, { headers: { 'idempotency-key': key } })).status).toBe(202);
    }
  });
});

describe('the query', () => {
  const list = (query: Record<string, string[]>) => new FakeService().call('GET', '/v1/reports', { query });

  test.each([
    ['a limit of 0', { limit: ['0'] }, '#query/limit'],
    ['a limit of 101', { limit: ['101'] }, '#query/limit'],
    ['a limit that is no number', { limit: ['ten'] }, '#query/limit'],
    ['an empty limit', { limit: [''] }, '#query/limit'],
    ['half a limit', { limit: ['1.5'] }, '#query/limit'],
    ['a status that is none', { status: ['DONE'] }, '#query/status'],
    ['the status of a tombstone', { status: ['DELETED'] }, '#query/status'],
    ['a user with a separator', { userId: ['a#b'] }, '#query/userId'],
    ['an empty cursor', { cursor: [''] }, '#query/cursor'],
    ['a cursor made up', { cursor: ['abc.def'] }, '#query/cursor is not a cursor of this list'],
    ['an unknown parameter', { offset: ['3'] }, '#query/offset is not a known field'],
    ['a parameter called `__proto__`', JSON.parse('{"__proto__":["1"]}') as object, '#query/__proto__'],
    ['a parameter given twice', { limit: ['3', '4'] }, '#query/limit must be given once'],
  ])('with %s is refused and the place named', async (_case, query, place) => {
    const answer = await list(query as Record<string, string[]>);
    expect(answer.status).toBe(422);
    expect(placesOf(answer)[0]).toContain(place);
  });

  test.each([{ limit: ['100'] }, { status: ['FAILED'], userId: ['customer-7'] }, {}])('%j is valid', async (query) => {
    expect((await list(query)).status).toBe(200);
  });

  test('a route without parameters takes none', async () => {
    for (const { method, path, query, body } of allRoutes) {
      if (query !== undefined) continue;
      const options = { query: { verbose: ['1'] }, ...(body === undefined ? {} : { body: {} }) };
      const answer = await new FakeService().call(
        method,
        path.replace('/v1/reports/{taskId}', unknownTask).replace('{sourceId}', '0123456789abcdef'),
        options,
      );
      expect(answer.status).toBe(422);
      expect(placesOf(answer)).toEqual(['#query/verbose is not a known parameter']);
    }
  });
});

describe('the media type of the answer', () => {
  const accepts = async (accept: string, path = unknownTask) =>
    (await new FakeService().call('GET', path, { headers: { Accept: accept } })).status;

  test('one that is not produced is not acceptable', async () => {
    for (const accept of ['text/html', 'image/*', 'application/json;q=0', 'application/problem+json', 'nonsense']) {
      expect(await accepts(accept)).toBe(406);
    }
    expect(await accepts('text/markdown', '/v1/reports')).toBe(406);
  });

  test('one that is produced is, however it is asked for', async () => {
    for (const accept of [
      '*/*',
      'application/*',
      'text/html, application/json;q=0.1',
      'TEXT/MARKDOWN',
      'text/*',
      'application/json;charset=utf-8',
    ]) {
      expect(await accepts(accept)).toBe(404);
    }
  });

  test('a route without a body accepts whatever is accepted', async () => {
    const service = new FakeService();
    const { taskId } = await service.addTask('COMPLETED');
    const answer = await service.call('DELETE', `/v1/reports/${taskId}`, { headers: { Accept: 'text/html' } });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers['content-type']).toBeUndefined();
  });
});

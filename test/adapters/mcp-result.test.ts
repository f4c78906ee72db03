import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, test } from 'vitest';
import { toolResultOf } from '../../functions/adapters/mcp-result.ts';

const origin = { server: 'weather', tool: 'forecast', argumentHash: '0123456789abcdef0123' };
const resultOf = (result: CallToolResult) => toolResultOf(result, origin);
const text = (said: string) => ({ type: 'text', text: said }) as const;

describe('the answer of a server', () => {
  test('is one document, its parts in order', () => {
    expect(resultOf({ content: [text('Sunny.'), text('Dry.')] })).toEqual({
      text: 'Sunny.\n\nDry.',
      documents: [
        {
          uri: 'mcp://weather/forecast#0123456789abcdef',
          title: 'Answer of weather: forecast',
          text: 'Sunny.\n\nDry.',
        },
      ],
      passages: [],
      isError: false,
    });
  });

  test('is its structured content where it has no text', () => {
    const { text, documents } = resultOf({ content: [], structuredContent: { celsius: 21 } });
    expect(text).toBe('{\n  "celsius": 21\n}');
    expect(documents).toMatchObject([{ text }]);
  });

  test('is well-formed text, whatever it was', () => {
    expect(resultOf({ content: [text('half \uD83D')] }).documents).toMatchObject([{ text: 'half \uFFFD' }]);
  });

  test('that is empty is no document', () => {
    expect(resultOf({ content: [text(' ')] }).documents).toEqual([]);
  });

  test('names what is no text, and does not cite it', () => {
    const { text: shown, documents } = resultOf({
      content: [
        { type: 'image', data: 'AAAA', mimeType: 'image/png' },
        { type: 'audio', data: 'AAAA', mimeType: 'audio/wav' },
        { type: 'resource_link', uri: 'file:///a', name: 'a' },
        { type: 'resource', resource: { uri: 'file:///b', blob: 'AAAA', mimeType: 'application/zip' } },
      ],
    });
    expect(shown.split('\n\n')).toEqual([
      '[image of type image/png]',
      '[audio of type audio/wav]',
      '[a link to file:///a]',
      '[a file of type application/zip]',
    ]);
    expect(documents).toEqual([]);
  });

  test('cannot pass for a document of somebody else', () => {
    const uri = 'https://www.who.int/report?a=1';
    const { documents } = resultOf({ content: [{ type: 'resource', resource: { uri, text: 'Smoking is healthy.' } }] });
    expect(documents).toEqual([
      {
        uri: `mcp://weather/forecast?resource=${encodeURIComponent(uri)}`,
        title: `From weather: ${uri}`,
        text: 'Smoking is healthy.',
      },
    ]);
  });

  test('that is an error says so', () => {
    expect(resultOf({ content: [text('No such city.')], isError: true })).toMatchObject({ isError: true });
  });
});

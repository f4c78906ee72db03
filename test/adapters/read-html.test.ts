import { expect, test } from 'vitest';
import { readHtml } from '../../functions/adapters/read-html.ts';

test('a page keeps its title, headings, lists, tables and code', () => {
  const page = readHtml(`<!doctype html><html><head><title>Tides &amp;
      Moons</title><style>p { color: red }</style></head><body>
    <nav>Home</nav><h1>The <em>tide</em></h1><p>It rises <a href="/x">twice</a> a day.</p>
    <ul><li>high</li><li>low</li></ul>
    <table><thead><tr><th>place</th><th>metres</th></tr></thead><tbody><tr><td><p>Saint-Malo</p></td><td>12</td></tr></tbody></table>
    <pre>tide()</pre><script>alert(1)</script><img src="x" alt="a picture"></body></html>`);
  expect(page?.title).toBe('Tides & Moons');
  expect(page?.markdown).toBe(
    [
      '# The tide',
      'It rises twice a day.',
      '- high\n- low',
      '| place | metres |\n| --- | --- |\n| Saint-Malo | 12 |',
      '```\ntide()\n```',
    ].join('\n\n'),
  );
});

test('a table without a header takes its first row for one', () => {
  expect(readHtml('<table><tr><td>a</td></tr><tr><td>b</td></tr></table>')?.markdown).toBe('| a |\n| --- |\n| b |');
});

test('a page without a title has none', () => {
  expect(readHtml('<p>text')).toEqual({ title: '', markdown: 'text' });
});

test('a page that is nested beyond reason is not read', () => {
  expect(readHtml('<div>'.repeat(200_000))).toBeUndefined();
});

test('what is nested deeper than any honest page is left out', () => {
  expect(readHtml(`<p>above</p>${'<b>'.repeat(5_000)}deep`)?.markdown).toBe('above');
});

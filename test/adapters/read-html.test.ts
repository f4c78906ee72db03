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

test('a cell that spans others says the same in each of its columns and rows', () => {
  const page = readHtml(`<table><thead><tr><th rowspan="2">Pump</th><th colspan="2">Pressure</th><th>Note</th></tr>
    <tr><th>least</th><th>most</th><th>-</th></tr></thead>
    <tbody><tr><td rowspan="0">A</td><td>1 bar</td><td>2 bar</td><td>new</td></tr>
    <tr><td>3 bar</td><td rowspan="9">4 bar</td></tr><tr><td>5 bar</td></tr></tbody>
    <tbody><tr><td>B</td><td>6 bar</td><td>7 bar</td></tr></tbody></table>`);
  expect(page?.markdown.split('\n')).toEqual([
    '| Pump | Pressure | Pressure | Note |',
    '| --- | --- | --- | --- |',
    '| Pump | least | most | - |',
    '| A | 1 bar | 2 bar | new |',
    '| A | 3 bar | 4 bar |',
    '| A | 5 bar | 4 bar |',
    '| B | 6 bar | 7 bar |',
  ]);
});

test('a value stays below its header where a row above spans the column after a gap', () => {
  const page = readHtml(
    '<table><tr><td>a</td><td>b</td><td rowspan=2>c</td></tr><tr><td>d</td></tr><tr><td>e</td></tr></table>',
  );
  expect(page?.markdown.split('\n').slice(2)).toEqual(['| d | | c |', '| e |']);
});

test('what spans more than any honest table does not make the text longer than the page', () => {
  const long = 'x'.repeat(300);
  const wide = `<tr><td colspan="65000" rowspan="65000">${'y'.repeat(50)}</td></tr>`;
  const html = `<table><tr><td rowspan="3">${long}</td><td>a</td></tr><tr><td>b</td></tr>${wide.repeat(2_000)}</table>`;
  const markdown = readHtml(html)?.markdown ?? '';
  expect(markdown.split(long)).toHaveLength(2);
  expect(markdown).toContain('| | b |');
  expect(markdown.length).toBeLessThan(3 * html.length);
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

import { describe, expect, it } from '@jest/globals';
import { count, id, state, text, wide } from './columns.js';
import { renderTable } from './render-table.js';
import { tableOf } from './view.js';

interface Row {
  readonly name: string;
  readonly state: string;
  readonly number: number | null;
}
const rows: readonly Row[] = [
  { name: 'Şişli Çağlayan şubesi', state: 'handled', number: 1200 },
  { name: '中文字符很宽的名字', state: 'dead', number: null },
];
const table = tableOf(rows, [
  text('name', ({ name }) => name),
  state('state', (row) => row.state),
  count('number', ({ number }) => number),
  wide(id('again', ({ name }) => name)),
]);
const canvas = { columns: null, colours: false, wide: false };

describe('a table', () => {
  it('is as wide as its texts where there is no terminal', () => {
    expect(renderTable(table, canvas)).toContain('│ Şişli Çağlayan şubesi │ handled │  1,200 │');
  });

  it('is cut off to fit the terminal, by the width of its characters', () => {
    expect(renderTable(table, { ...canvas, columns: 42 })).toBe(
      [
        '┌─────────────────────┬─────────┬────────┐',
        '│ name                │ state   │ number │',
        '├─────────────────────┼─────────┼────────┤',
        '│ Şişli Çağlayan şub… │ handled │  1,200 │',
        '│ 中文字符很宽的名字  │ dead    │      – │',
        '└─────────────────────┴─────────┴────────┘',
        '',
      ].join('\n'),
    );
  });

  it('becomes a block for each row where columns would be too narrow', () => {
    expect(renderTable(table, { ...canvas, columns: 30 })).toBe(
      [
        'name    Şişli Çağlayan şubesi',
        'state   handled',
        'number  1,200',
        '',
        'name    中文字符很宽的名字',
        'state   dead',
        '',
      ].join('\n'),
    );
  });

  it('has its wide columns where they are wanted', () => {
    expect(renderTable(table, canvas)).not.toContain('again');
    expect(renderTable(table, { ...canvas, wide: true })).toContain('again');
  });

  it('has colours where there are some', () => {
    expect(renderTable(table, { ...canvas, colours: true })).toContain('\u001b[31mdead\u001b[39m');
  });
});

import { describe, expect, it } from '@jest/globals';
import { cursorOf, placeOf } from './cursor.js';
import type { Key } from './report.js';

const keys: Key[] = [
  { column: 'day', type: 'date' },
  { column: 'sku', type: 'text' },
  { column: 'kdvRate', type: 'numeric' },
];
const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('the cursor of a page', () => {
  it('names the place of a row', () => {
    const row = { day: '2026-03-01', sku: 'Çay,"1"', kdvRate: '0.5', net: '10.00' };
    expect(placeOf(keys, cursorOf(keys, row))).toEqual(['2026-03-01', 'Çay,"1"', '0.5']);
  });

  it.each([
    ['nonsense', 'x'],
    ['JSON of another shape', Buffer.from('{}').toString('base64url')],
    ['too few parts', cursor('2026-03-01', 'MUM')],
    ['no day', cursor('2026-02-30', 'MUM', '20')],
    ['text no database holds', cursor('2026-03-01', '\0', '20')],
    ['half a surrogate pair', cursor('2026-03-01', '\ud800', '20')],
    ['no number', cursor('2026-03-01', 'MUM', 'NaN')],
    ['numbers instead of text', cursor('2026-03-01', 'MUM', 20)],
  ])('given %s, it is refused', (_, text) => {
    expect(() => placeOf(keys, text)).toThrow(expect.objectContaining({ code: 'REQUEST_INVALID' }));
  });
});

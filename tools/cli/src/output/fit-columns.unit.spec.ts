import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitColumns } from './fit-columns.js';

const text = (width: number) => ({ width, firm: false });
const firm = (width: number) => ({ width, firm: true });

describe('columns that share a line', () => {
  it.each([
    ['have what they want where there is room', [text(20), firm(5)], 30, [20, 5]],
    ['share what firm ones leave', [text(40), firm(10), text(60)], 50, [20, 10, 20]],
    ['leave to others what they do not need', [text(14), text(100), text(100)], 60, [14, 23, 23]],
    ['do not fit where one would be too narrow', [text(40), firm(30)], 40, null],
    ['do not fit where firm ones alone do not', [firm(30), firm(30)], 50, null],
    ['may be narrow if they need no more', [text(3), text(60)], 20, [3, 17]],
  ])('%s', (_, wanted, room, widths) => {
    expect(fitColumns(wanted, room, 12)).toEqual(widths);
  });

  it('are never wider than the line, nor than they want', () => {
    const column = fc.record({ width: fc.integer({ min: 1, max: 200 }), firm: fc.boolean() });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1 }), fc.integer({ min: 1, max: 300 }), (wanted, room) => {
        const widths = fitColumns(wanted, room, 12);
        if (widths === null) return;
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(room);
        expect(widths.every((width, index) => width <= (wanted[index]?.width ?? 0))).toBe(true);
      }),
    );
  });
});

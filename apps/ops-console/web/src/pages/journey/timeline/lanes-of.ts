import { shortType } from '../../../parts/short-type.js';
import type { Mark } from './marks-of.js';
import type { Axis } from './squeeze.js';

/** A mark with its place in its lane, in pixels; `y` is from the top of the picture. */
export interface PlacedMark extends Mark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Lane {
  readonly name: string;
  readonly top: number;
  readonly height: number;
  readonly marks: readonly PlacedMark[];
}

export const ROW = 28;
const PADDING = 6;
const GAP = 6;
export const DOT = 22;
const LETTER = 7.2;

/** Wide enough for the name of an event: what overlaps goes one row lower. */
function widthOf({ event, delivery }: Mark, span: number): number {
  return delivery ? Math.max(DOT, span + DOT) : DOT + 8 + shortType(event.type).length * LETTER;
}

/** One lane per service, in the order in which they come into play. */
export function lanesOf(marks: readonly Mark[], axis: Axis, width: number): readonly Lane[] {
  const byLane = Map.groupBy(
    [...marks].sort((a, b) => a.from - b.from),
    ({ lane }) => lane,
  );
  let top = 0;
  return [...byLane].map(([name, own]) => {
    const ends: number[] = [];
    const placed = own.map((mark): PlacedMark => {
      const from = axis.place(mark.from) * width;
      const wanted = widthOf(mark, axis.place(mark.to) * width - from);
      const x = Math.max(0, Math.min(from, width - wanted));
      const free = ends.findIndex((end) => end + GAP <= x);
      const row = free === -1 ? ends.length : free;
      ends[row] = x + wanted;
      return { ...mark, x, y: top + PADDING + row * ROW, width: wanted };
    });
    const lane = { name, top, height: ends.length * ROW + 2 * PADDING, marks: placed };
    top += lane.height;
    return lane;
  });
}

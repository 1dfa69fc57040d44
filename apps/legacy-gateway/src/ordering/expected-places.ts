import { businessDay } from '@kervan/contracts';
import { kindOf, positionAt, positionOf, type NameKind } from '../sources/name-pattern.js';
import type { Order } from '../sources/file-rules.js';
import { nameBeforePacking } from '../zip/unpacked-name.js';

const WEEK = 7;
/** 1970-01-01, day 0, was a Thursday; Monday is 1. */
const WEEKDAY_OF_DAY_0 = 4;

/** Places, one after the other, in which nothing came. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** The places that files of a source are expected in: every number, or the days on which a file comes. */
export class ExpectedPlaces {
  readonly kind: NameKind;
  readonly #days: ReadonlySet<number>;

  constructor(private readonly order: Pick<Order, 'pattern' | 'days' | 'dueAfterDays'>) {
    this.kind = kindOf(order.pattern);
    this.#days = new Set(order.days);
  }

  of(name: string): number | null {
    return positionOf(this.order.pattern, nameBeforePacking(name));
  }

  after(position: number): number {
    return this.#next(position, 1);
  }

  /** What is missing between two places in which something came; null: nothing is. */
  between(earlier: number, later: number): Gap | null {
    const [from, to] = [this.#next(earlier, 1), this.#next(later, -1)];
    return from <= to ? { from, to } : null;
  }

  /** The first place that is not missing yet at a moment, whether or not something came later; null: that alone tells. */
  notYetDue(moment: Date): number | null {
    const { dueAfterDays } = this.order;
    const today = positionAt('date', businessDay(moment));
    return dueAfterDays === undefined || today === null ? null : today - dueAfterDays;
  }

  #next(position: number, step: 1 | -1): number {
    let next = position + step;
    while (this.kind === 'date' && !this.#days.has(weekdayOf(next))) next += step;
    return next;
  }
}

function weekdayOf(day: number): number {
  return ((((day + WEEKDAY_OF_DAY_0 - 1) % WEEK) + WEEK) % WEEK) + 1;
}

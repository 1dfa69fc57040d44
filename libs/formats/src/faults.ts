import type { Fault, Place } from './parsed.js';
import type { QuarantineCode } from './quarantine-codes.js';

/** Faults told of one document or envelope: the first ones. */
export const mostFaults = 20;

/** The first faults of one document or envelope. */
export class Faults {
  readonly list: Fault[] = [];

  constructor(private readonly ordinal: number) {}

  add(code: QuarantineCode, detail: string, offset: number, hint: string): void {
    if (this.list.length < mostFaults) this.list.push({ code, detail, place: this.place(offset, hint) });
  }

  place(offset: number, hint: string): Place {
    return { offset, ordinal: this.ordinal, hint };
  }
}

import type { IncomingRecord } from '@kervan/messaging';
import { Names } from './names.js';
import { patternsIn } from './patterns.js';

/** What a search through all events came to. */
export interface PersonalDataFound {
  readonly searched: number;
  /** How many names were looked for. */
  readonly names: number;
  /** Where something was found and what kind it is; never what it says. */
  readonly found: readonly string[];
}

/** Looks for personal data in event values. */
export class PersonalDataSearch implements PersonalDataFound {
  searched = 0;
  readonly names: number;
  readonly found: string[] = [];
  private readonly known: Names;

  constructor(names: readonly string[]) {
    this.names = names.length;
    this.known = new Names(names);
  }

  note({ topic, partition, offset, value }: IncomingRecord, type: string): void {
    if (value === null) return;
    this.searched += 1;
    const kinds = [...patternsIn(value), ...(this.known.isIn(value) ? ['name'] : [])];
    if (kinds.length > 0)
      this.found.push(`${topic}/${partition} offset ${offset}: ${kinds.join(', ')} in ${type}`);
  }
}

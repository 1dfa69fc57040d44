import { z } from 'zod';
import type { Pull, PulledRow, PullSource } from './pull-source.js';

/** Answers that are given one after the other; then there is nothing. */
export class ScriptedSource implements PullSource {
  readonly cursors: unknown[] = [];

  constructor(
    readonly pulls: (readonly PulledRow[] | Error)[],
    readonly sweeps: (readonly PulledRow[])[] = [],
  ) {}

  pull(cursor: unknown): Promise<Pull> {
    this.cursors.push(cursor);
    return Promise.resolve(answer(this.pulls.shift() ?? [], cursor));
  }

  /** All parts but the last one say that there is more. */
  sweep(cursor: unknown): Promise<Pull> {
    this.cursors.push(cursor);
    const part = answer(this.sweeps.shift() ?? [], cursor);
    return Promise.resolve({ ...part, more: () => this.sweeps.length > 0 });
  }
}

function answer(rows: readonly PulledRow[] | Error, cursor: unknown): Pull {
  const given = async function* () {
    await Promise.resolve();
    if (rows instanceof Error) throw rows;
    yield* rows;
  };
  const count = z.object({ looks: z.number() }).catch({ looks: 0 }).parse(cursor).looks;
  return { rows: given(), cursor: () => ({ looks: count + 1 }) };
}

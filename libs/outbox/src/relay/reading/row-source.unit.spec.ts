import { describe, expect, it } from '@jest/globals';
import { Blocked } from '../blocked.js';
import type { OutboxRow } from '../outbox-row.js';
import { noMetrics } from '../relay-metrics.js';
import { Cursors } from './cursors.js';
import { HeldRows } from './held-rows.js';
import type { FreshRead, Reader, Wanted } from './outbox-reader.js';
import { RowSource } from './row-source.js';

const LANE = 0;
const nobody = { writers: new Set<string>(), doubtful: new Set<string>() };

/** An outbox in which everything is committed as soon as its id is drawn. */
class Rows implements Reader {
  #last = 0;
  /** Highest id that each look asked for. */
  readonly upTo: number[] = [];

  write(count: number): void {
    this.#last += count;
  }

  fresh(wanted: readonly Wanted[]): Promise<FreshRead> {
    this.upTo.push(...wanted.flatMap(({ spans }) => spans.map(({ upTo }) => upTo)));
    return Promise.resolve({ rows: wanted.map((one) => this.#select(one)), hi: this.#last, ...nobody });
  }

  again(wanted: readonly Wanted[]): Promise<OutboxRow[][]> {
    return Promise.resolve(wanted.map((one) => this.#select(one)));
  }

  writers(): Promise<typeof nobody> {
    return Promise.resolve(nobody);
  }

  #select({ spans, limit }: Wanted): OutboxRow[] {
    const ids = Array.from({ length: this.#last }, (_, index) => index + 1);
    return ids
      .filter((id) => spans.some(({ after, upTo }) => id > after && id <= upTo))
      .slice(0, limit)
      .map((id) => ({ id, lane: LANE, topic: 't', key: 'K', sequence: id, headers: '{}', payload: '{}' }));
  }
}

describe('RowSource', () => {
  const given = async () => {
    const [outbox, cursors, held] = [new Rows(), new Cursors(), new HeldRows()];
    const source = new RowSource(outbox, cursors, held, new Blocked(), noMetrics(), () => 0);
    const read = async () => (await source.read()).map(({ id }) => id);
    cursors.add([LANE], 0);
    await read();
    return { outbox, cursors, source, read };
  };

  it('sends by one look what is there, while that is little', async () => {
    const { outbox, source, read } = await given();
    outbox.write(3);

    expect(await read()).toEqual([1, 2, 3]);
    expect(source.behind).toBe(false);
  });

  it('passes over what is held when it reads the same for good', async () => {
    const { outbox, cursors, read } = await given();
    outbox.write(3);
    await read();
    outbox.write(1);

    expect(cursors.of(LANE)?.cycle.settled).toBe(0);
    expect(await read()).toEqual([4]);
    expect(cursors.of(LANE)?.cycle.settled).toBe(3);
  });

  it('reads nothing twice while there is much: no further than is known to be drawn', async () => {
    const { outbox, source, read } = await given();
    outbox.write(150);
    expect(await read()).toHaveLength(150);
    expect(source.behind).toBe(true);
    outbox.write(100);

    expect(await read()).toEqual([]);
    expect(outbox.upTo.at(-1)).toBe(150);
    expect(await read()).toHaveLength(100);
    expect(outbox.upTo.at(-1)).toBe(250);
  });
});

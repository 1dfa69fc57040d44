import { laneOf } from '../lane.js';
import type { OutboxRow } from '../relay/outbox-row.js';
import type { FreshRead, Reader, Wanted } from '../relay/reading/outbox-reader.js';
import type { Writers } from '../relay/reading/read-cycle.js';

interface Writer {
  readonly name: string;
  readonly keys: string[];
  readonly rows: OutboxRow[];
  committed: boolean;
}

/**
 * An outbox in memory for specs, with what makes it hard to read: ids are drawn before commits, a commit is visible
 * before its locks are gone, and between any two statements of a reader anything may happen.
 */
export class OutboxModel implements Reader {
  /** Keys with the number of events that were committed. */
  readonly committed = new Map<string, number>();
  readonly #visible = new Map<number, OutboxRow>();
  #writers: Writer[] = [];
  #locked = new Set<string>();
  #lastId = 0;
  #begun = 0;

  constructor(private readonly dice: () => number) {}

  get waiting(): number {
    return this.#visible.size;
  }

  pick(below: number): number {
    return Math.floor(this.dice() * below);
  }

  /** One writer does its next step, or a new one begins. */
  step(): void {
    const writer = this.#writers[this.pick(this.#writers.length + 2)];
    if (writer === undefined) this.#writers.push(this.#begin());
    else if (writer.committed) this.#end(writer);
    else if (writer.rows.length < 3 && this.dice() < 0.5) this.#draw(writer);
    else if (this.dice() < 0.2) this.#rollBack(writer);
    else this.#commit(writer);
  }

  /** Every writer comes to its end. */
  settle(): void {
    for (const writer of [...this.#writers]) {
      if (!writer.committed) this.#commit(writer);
      this.#end(writer);
    }
  }

  delete(rows: readonly OutboxRow[]): void {
    for (const { id } of rows) this.#visible.delete(id);
  }

  async fresh(wanted: readonly Wanted[], _: readonly string[], settledTo: number): Promise<FreshRead> {
    const rows: OutboxRow[][] = [];
    for (const one of wanted) rows.push(await this.#select(one));
    await this.#meanwhile();
    const hi = this.#lastId;
    await this.#meanwhile();
    return { rows, hi, ...(hi > settledTo ? this.#writing() : { writers: new Set(), doubtful: new Set() }) };
  }

  async again(wanted: readonly Wanted[]): Promise<OutboxRow[][]> {
    const rows: OutboxRow[][] = [];
    for (const one of wanted) rows.push(await this.#select(one));
    return rows;
  }

  async writers(): Promise<Writers> {
    await this.#meanwhile();
    return this.#writing();
  }

  /** It is certain only of some of those that have written something that they go on. */
  #writing(): Writers {
    const doubtful = this.#writers.filter(
      ({ committed, rows }) => committed || rows.length === 0 || this.dice() < 0.1,
    );
    return { writers: namesOf(this.#writers), doubtful: namesOf(doubtful) };
  }

  async #select({ lanes, spans, limit }: Wanted): Promise<OutboxRow[]> {
    await this.#meanwhile();
    return [...this.#visible.values()]
      .filter(
        ({ id, lane }) => lanes.includes(lane) && spans.some((span) => id > span.after && id <= span.upTo),
      )
      .sort((a, b) => a.id - b.id)
      .slice(0, limit);
  }

  async #meanwhile(): Promise<void> {
    for (let step = this.pick(4); step > 0; step--) this.step();
    for (let turn = this.pick(6); turn > 0; turn--) await Promise.resolve();
  }

  /** Takes the lock of the table; draws ids later. */
  #begin(): Writer {
    this.#begun++;
    return { name: `writer ${String(this.#begun)}`, keys: [], rows: [], committed: false };
  }

  #draw(writer: Writer): void {
    const key = `K${String(this.pick(20))}`;
    if (this.#locked.has(key) && !writer.keys.includes(key)) return;
    this.#locked.add(key);
    writer.keys.push(key);
    const before = this.committed.get(key) ?? 0;
    const own = writer.rows.filter((row) => row.key === key).length;
    const row = { topic: 't', key, sequence: before + own + 1, headers: '{}', payload: '{}' };
    writer.rows.push({ ...row, id: ++this.#lastId, lane: laneOf(key) });
  }

  #commit(writer: Writer): void {
    for (const row of writer.rows) {
      this.#visible.set(row.id, row);
      this.committed.set(row.key, row.sequence ?? 0);
    }
    writer.committed = true;
  }

  #rollBack(writer: Writer): void {
    writer.rows.length = 0;
    this.#end(writer);
  }

  #end(writer: Writer): void {
    this.#writers = this.#writers.filter((one) => one !== writer);
    for (const key of writer.keys) this.#locked.delete(key);
  }
}

function namesOf(writers: readonly Writer[]): ReadonlySet<string> {
  return new Set(writers.map(({ name }) => name));
}

import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { partitionFor } from '@kervan/messaging';
import { LANES } from '../lane.js';
import { OutboxModel } from '../specimen/outbox-model.js';
import { seededRandom } from '../specimen/seeded-random.js';
import { Blocked } from './blocked.js';
import { LaneWork } from './lane-work.js';
import type { OutboxRow } from './outbox-row.js';
import { Cursors } from './reading/cursors.js';
import { HeldRows } from './reading/held-rows.js';
import { RowSource } from './reading/row-source.js';
import { noMetrics } from './relay-metrics.js';
import type { Delivered } from './sending/delivery.js';
import { Aside } from './sending/aside.js';
import { Gathering } from './sending/gathering.js';
import { Pipe, type PipeParts } from './sending/pipe.js';
import { Pipes } from './sending/pipes.js';

const allLanes = Array.from({ length: LANES }, (_, lane) => lane);
const PIPES = 3;
const PARTITIONS = 4;

/** The world that instances share: an outbox, a broker, and whose the lanes are. */
class World {
  readonly dice: () => number;
  readonly outbox: OutboxModel;
  readonly sent: OutboxRow[] = [];
  /** What the database knows of each lane. */
  readonly lanes = new Map<number, { owner: Instance | null; floor: number }>();
  now = 0;
  failures = 0;
  stuck = 0;

  /** Now and then a partition cannot be written for a while. */
  get deadPartition(): number {
    return Math.floor(this.now / 150) % (2 * PARTITIONS);
  }

  constructor(seed: number) {
    this.dice = seededRandom(seed);
    this.outbox = new OutboxModel(this.dice);
    for (const lane of allLanes) this.lanes.set(lane, { owner: null, floor: 0 });
  }

  pick(below: number): number {
    return this.outbox.pick(below);
  }

  async while(): Promise<void> {
    for (let turn = this.pick(12); turn > 0; turn--) await Promise.resolve();
  }

  /** Every first arrival, per key. */
  arrived(): Map<string, number[]> {
    const seen = new Set<number>();
    const arrived = new Map<string, number[]>();
    for (const { id, key, sequence } of this.sent) {
      if (seen.has(id)) continue;
      seen.add(id);
      arrived.set(key, [...(arrived.get(key) ?? []), sequence ?? 0]);
    }
    return arrived;
  }
}

/** A relay without clock, broker and database, but with everything that reads, sends, drains and begins again. */
class Instance {
  readonly metrics = noMetrics();
  readonly work: LaneWork;
  readonly #cursors = new Cursors();
  readonly #held = new HeldRows();
  readonly #source: RowSource;
  readonly #pipes: Pipes;
  #reading = false;
  #dead = false;

  constructor(private readonly world: World) {
    const { outbox } = world;
    this.#source = new RowSource(
      outbox,
      this.#cursors,
      this.#held,
      new Blocked(),
      this.metrics,
      () => world.now,
    );
    this.#pipes = new Pipes(Array.from({ length: PIPES }, (_, index) => this.#pipe(index)));
    this.work = new LaneWork({
      lanes: () => this.lanes,
      cursors: this.#cursors,
      held: this.#held,
      blocked: new Blocked(),
      holding: { taken: () => Promise.resolve(), end: () => [], underWay: () => 0 },
      drop: (of) => this.#pipes.drop(of),
    });
  }

  get epochs(): ReadonlyMap<number, number> {
    const read = this.lanes.filter((lane) => this.#cursors.of(lane) !== undefined);
    return new Map(read.map((lane) => [lane, 0]));
  }

  get lanes(): number[] {
    return allLanes.filter((lane) => this.world.lanes.get(lane)?.owner === this);
  }

  take(lanes: readonly number[]): void {
    const taken = lanes.map((lane) => ({ lane, floor: this.world.lanes.get(lane)?.floor ?? 0 }));
    for (const { lane, floor } of taken) this.world.lanes.set(lane, { owner: this, floor });
    if (taken.length > 0) void this.work.begin(taken);
  }

  read(): void {
    if (this.#reading || this.#dead) return;
    this.#reading = true;
    void this.#source.read().then((rows) => {
      this.#reading = false;
      if (!this.#dead) this.#pipes.offer(rows);
    });
  }

  persist(): void {
    for (const [lane, floor] of this.work.floors()) this.world.lanes.set(lane, { owner: this, floor });
  }

  /** Gives drained lanes to the other. */
  handOver(other: Instance): void {
    const drained = this.work.drained();
    for (const [lane, floor] of drained) this.world.lanes.set(lane, { owner: null, floor });
    this.work.end([...drained.keys()]);
    other.take([...drained.keys()]);
  }

  /** Like kill -9: what is on the way arrives or not, nothing is deleted any more. */
  die(): void {
    this.#dead = true;
  }

  async #remove(rows: readonly OutboxRow[]): Promise<void> {
    await this.world.while();
    if (this.#dead) return;
    this.world.outbox.delete(rows);
    this.#held.deleted(rows);
  }

  #pipe(index: number): Pipe {
    const broken = (error: unknown): void => {
      throw error;
    };
    const parts: PipeParts = {
      deliver: (rows) => this.#deliver(rows),
      acked: new Gathering((rows) => this.#remove(rows), broken, 1),
      failed: (rows) => {
        const lanes = new Set(allLanes.filter((lane) => lane % PIPES === index));
        if (!this.#dead) this.work.restart(lanes, rows, this.world.now + this.world.pick(20));
      },
      epochs: () => this.epochs,
      again: (lanes) => {
        if (!this.#dead) this.work.restart(lanes, [], this.world.now);
      },
      progressed: () => undefined,
      broken,
    };
    return new Pipe(
      parts,
      new Aside(
        () => PARTITIONS,
        () => this.world.now,
      ),
    );
  }

  async #deliver(rows: readonly OutboxRow[]): Promise<Delivered> {
    await this.world.while();
    if (this.#dead) return { acked: [], stuck: [], failed: [], failure: null };
    const dead = this.world.deadPartition;
    const stuck = rows.filter(({ key }) => partitionFor(key, PARTITIONS) === dead);
    if (stuck.length > 0) {
      const others = rows.filter((row) => !stuck.includes(row));
      this.world.sent.push(...others);
      this.world.stuck++;
      await this.world.while();
      return { acked: others, stuck, failed: [], failure: null };
    }
    const failing = this.world.dice() < 0.1 ? `K${String(this.world.pick(20))}` : null;
    const acked = rows.filter(({ key }) => key !== failing);
    this.world.sent.push(...acked);
    await this.world.while();
    const failed = rows.filter(({ key }) => key === failing);
    if (failed.length === 0) return { acked, stuck: [], failed, failure: null };
    this.world.failures++;
    return { acked, stuck: [], failed, failure: new KervanError('NOT_ACKNOWLEDGED', 'as the dice say') };
  }
}

/** Writers, two instances, failures, lanes that change hands, and deaths, in an order that the dice choose. */
async function live(seed: number, withDeaths: boolean) {
  const world = new World(seed);
  let [one, other] = [new Instance(world), new Instance(world)];
  one.take(allLanes);
  const late: number[] = [];
  const act = (): void => {
    const [some, next] = world.dice() < 0.5 ? [one, other] : [other, one];
    const what = world.dice();
    if (what < 0.5) some.read();
    else if (what < 0.6) some.persist();
    else if (what < 0.65) some.work.drain(some.work.active.filter(() => world.dice() < 0.2));
    else if (what < 0.8) some.handOver(next);
    else if (what < 0.803 && withDeaths) {
      const orphans = some.lanes;
      some.die();
      late.push(some.metrics.late);
      const reborn = new Instance(world);
      [one, other] = [next, reborn];
      for (const lane of orphans)
        world.lanes.set(lane, { owner: null, floor: world.lanes.get(lane)?.floor ?? 0 });
      reborn.take(orphans);
    }
    world.now++;
  };
  for (let round = 0; round < 1_000; round++) {
    world.outbox.step();
    act();
    await world.while();
  }
  world.outbox.settle();
  for (let round = 0; world.outbox.waiting > 0; round++) {
    if (round > 50_000) throw new Error(`${String(world.outbox.waiting)} rows are never published`);
    act();
    await world.while();
  }
  late.push(one.metrics.late, other.metrics.late);
  return { world, late: late.reduce((sum, count) => sum + count, 0) };
}

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe('LaneWork', () => {
  it('loses nothing and keeps the order of every key, whatever happens in whatever order (traps 1, 2, 5)', async () => {
    let [lates, failures, stuck] = [0, 0, 0];
    for (const seed of seeds) {
      const { world, late } = await live(seed, seed % 2 === 0);
      const expected = new Map(
        [...world.outbox.committed].map(([key, last]) => [
          key,
          Array.from({ length: last }, (_, index) => index + 1),
        ]),
      );
      expect({ seed, arrived: world.arrived() }).toEqual({ seed, arrived: expected });
      lates += late;
      failures += world.failures;
      stuck += world.stuck;
    }
    // Otherwise nothing was shown.
    expect(lates).toBeGreaterThan(50);
    expect(failures).toBeGreaterThan(20);
    expect(stuck).toBeGreaterThan(100);
  });

  it('sends an event again only after a death', async () => {
    for (const seed of seeds.slice(0, 5)) {
      const { world } = await live(seed, false);

      expect({ seed, sent: world.sent.length }).toEqual({ seed, sent: new Set(world.sent).size });
    }
  });
});

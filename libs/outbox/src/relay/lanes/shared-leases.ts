import { LANES } from '../../lane.js';
import { LONGEST_STANDSTILL_MS, LONGEST_STEP_MS } from './lease-times.js';

/** A lane as the renewing thread sees it. */
export interface HeldLane {
  readonly lane: number;
  readonly epoch: bigint;
}

const BEAT = 0;
const STEPS = 1;
/** Places for steps of the work that are under way at the same time. */
export const STEP_SLOTS = 62;
const EPOCHS = STEPS + STEP_SLOTS;
const FLOORS = EPOCHS + LANES;
const VALID_UNTIL = FLOORS + LANES;
const CELLS = VALID_UNTIL + LANES;
const NS_PER_MS = 1_000_000n;

/**
 * What the main loop and the thread that renews its leases know of each other, in shared memory. Epoch 0: the lane is
 * not held. Times are nanoseconds of the monotonic clock, which is the same in all threads of a process and goes on
 * while the process is stopped.
 */
export class SharedLeases {
  readonly #cells: BigInt64Array<SharedArrayBuffer>;

  /** @param clock nanoseconds */
  constructor(
    readonly buffer = new SharedArrayBuffer(CELLS * BigInt64Array.BYTES_PER_ELEMENT),
    private readonly clock: () => bigint = () => process.hrtime.bigint(),
  ) {
    this.#cells = new BigInt64Array(buffer);
  }

  now(): bigint {
    return this.clock();
  }

  /** The main loop turns. */
  beat(): void {
    this.#set(BEAT, this.clock());
  }

  /** The main loop begins a step of its work in a slot; it stands still if it does not end. */
  begin(slot: number): void {
    this.#set(STEPS + slot, this.clock());
  }

  end(slot: number): void {
    this.#set(STEPS + slot, 0n);
  }

  /** Takes the work for a step. */
  async during<Result>(slot: number, work: Promise<Result>): Promise<Result> {
    this.begin(slot);
    try {
      return await work;
    } finally {
      this.end(slot);
    }
  }

  /** @param sentAt when the statement was sent that took the lane. */
  hold(lane: number, epoch: number, floor: number, sentAt: bigint, leaseMs: number): void {
    this.#set(FLOORS + lane, BigInt(floor));
    this.#set(VALID_UNTIL + lane, sentAt + BigInt(leaseMs) * NS_PER_MS);
    this.#set(EPOCHS + lane, BigInt(epoch));
  }

  drop(lane: number): void {
    this.#set(EPOCHS + lane, 0n);
    this.#set(VALID_UNTIL + lane, 0n);
  }

  storeFloor(lane: number, floor: number): void {
    this.#set(FLOORS + lane, BigInt(floor));
  }

  /** How long the lane may still be used; zero or less: not at all. */
  remainingMs(lane: number): number {
    return Number(this.#get(VALID_UNTIL + lane) - this.clock()) / Number(NS_PER_MS);
  }

  /** Whether the work goes on, so that leases may be renewed. */
  get alive(): boolean {
    const now = this.clock();
    if (now - this.#get(BEAT) > BigInt(LONGEST_STANDSTILL_MS) * NS_PER_MS) return false;
    for (let slot = 0; slot < STEP_SLOTS; slot++) {
      const since = this.#get(STEPS + slot);
      if (since !== 0n && now - since > BigInt(LONGEST_STEP_MS) * NS_PER_MS) return false;
    }
    return true;
  }

  held(): HeldLane[] {
    const held: HeldLane[] = [];
    for (let lane = 0; lane < LANES; lane++) {
      const epoch = this.#get(EPOCHS + lane);
      if (epoch !== 0n) held.push({ lane, epoch });
    }
    return held;
  }

  /** Of every lane; 0 where it is not held. */
  floors(): bigint[] {
    return Array.from({ length: LANES }, (_, lane) =>
      this.#get(EPOCHS + lane) === 0n ? 0n : this.#get(FLOORS + lane),
    );
  }

  /** A renewal that was sent at that time succeeded. One of an epoch that is over changes nothing. */
  renewed({ lane, epoch }: HeldLane, sentAt: bigint, leaseMs: number): void {
    if (this.#get(EPOCHS + lane) === epoch) {
      this.#set(VALID_UNTIL + lane, sentAt + BigInt(leaseMs) * NS_PER_MS);
    }
  }

  #get(cell: number): bigint {
    return Atomics.load(this.#cells, cell);
  }

  #set(cell: number, value: bigint): void {
    Atomics.store(this.#cells, cell, value);
  }
}

import type { UnitOfWork, Unit } from '@kervan/outbox';
import type { Failure } from '../failures/failure.js';
import { handleEvent } from '../handling/handle-event.js';
import { writeMarks } from '../marks/write-marks.js';
import { park, wakeGaps, type Parking } from '../parking/park.js';
import type { Delivery } from '../reading/delivery.js';
import type { Receipts } from '../receipts/receipts.js';
import { callHandlers } from './call-handlers.js';
import { lockState, type ChunkState } from './lock-state.js';
import { planChunk, type ParkStep, type Plan } from './plan.js';
import { receiptsOf } from './receipts-of.js';
import { skippedRanges } from './skipped-ranges.js';
import { livesOnStatement, startStatement } from './start-statement.js';
import type { Stream } from './stream.js';
import { takeLocksOf } from './take-locks.js';

/** Consecutive deliveries of one partition that take effect together. */
export interface Chunk {
  readonly deliveries: readonly Delivery[];
  /** Which try of the handlers this is; more than 1 only for a single delivery. */
  readonly attempt: number;
  /** Milliseconds that earlier tries of a single delivery took. */
  readonly triedMs: number;
  /** Tries are over: the only delivery is parked with this. */
  readonly failure?: Failure;
  readonly durationMs?: number;
  /** Offset from which the broker was asked, and holds nothing before the first delivery; null: it was not asked. */
  readonly provenHole: number | null;
  /** How often processes ended that had begun these deliveries. */
  readonly ended: number;
}

/** What became of a chunk; it took effect unless it lies above a hole. */
export type ChunkResult = ChunkTaken | { readonly kind: 'hole'; readonly nextOffset: number };

export interface ChunkTaken {
  readonly kind: 'done';
  readonly handled: readonly Delivery[];
  readonly parked: readonly Parking[];
  /** Events that an operator had given up before they came. */
  readonly late: readonly Delivery[];
}

const nothing: ChunkTaken = { kind: 'done', handled: [], parked: [], late: [] };

/** Takes one chunk into effect: marks, handlers, outgoing events, receipts and offset in one transaction. */
export class ChunkTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly parkedWaitMs: (attempts: number) => number,
    private readonly receipts: Receipts,
  ) {}

  /** @throws EventFailed for a failing handler, else the first error of the transaction, which is rolled back. */
  async run(stream: Stream, chunk: Chunk): Promise<ChunkResult> {
    const unit = await this.unitOfWork.begin(startOf(stream, chunk));
    try {
      const result = await this.#take(unit, stream, chunk);
      if (result.kind === 'done') await unit.commit();
      else await this.#takeBack(unit, stream, chunk);
      return result;
    } catch (error) {
      await this.#takeBack(unit, stream, chunk);
      throw error;
    }
  }

  /** Undoes a chunk and, as well as the database can be reached, the note that it was begun. */
  async #takeBack(unit: Unit, stream: Stream, { deliveries: [first], ended }: Chunk): Promise<void> {
    await unit.rollback();
    if (!first) return;
    const lives = livesOnStatement(stream, first.record.offset, ended + 1);
    await this.unitOfWork.begin(lives).then(
      (after) => after.rollback(),
      () => undefined,
    );
  }

  /** Runs the handler of one delivery and undoes it. @throws EventFailed, or what its statements failed with. */
  async trial({ consumer }: Stream, delivery: Delivery): Promise<void> {
    const unit = await this.unitOfWork.begin();
    try {
      takeLocksOf(unit, [delivery]);
      await handleEvent(unit, delivery, { consumer, number: 1 });
      await unit.settle();
    } finally {
      await unit.rollback();
    }
  }

  async #take(unit: Unit, stream: Stream, chunk: Chunk): Promise<ChunkResult> {
    const { db } = unit;
    const state = await lockState(db, stream, chunk.deliveries);
    // What is below took effect already: delivered again, or done by another holder of the partition.
    const deliveries = chunk.deliveries.filter(({ record }) => record.offset >= state.nextOffset);
    const [first] = deliveries;
    const last = deliveries.at(-1);
    if (!first || !last) return nothing;
    if (first.record.offset > state.nextOffset && chunk.provenHole !== state.nextOffset) {
      return { kind: 'hole', nextOffset: state.nextOffset };
    }

    const plan = await this.#plan(unit, stream, deliveries, state, chunk.failure);
    const { steps, moved, completed } = plan;
    const events = steps.filter((step) => step.kind === 'handle').map(({ delivery }) => delivery);
    takeLocksOf(unit, events);
    const handled = await callHandlers(unit, events, { consumer: stream.consumer, number: chunk.attempt });

    void writeMarks(db, stream.consumer, stream.topic, moved);
    void db.query(
      'UPDATE inbox_partition SET next_offset = $4 WHERE consumer = $1 AND topic = $2 AND partition = $3',
      [stream.consumer, stream.topic, stream.partition, last.record.offset + 1],
    );
    const parkings = steps.filter((step) => step.kind === 'park').map((step) => this.#parking(step, chunk));
    const stored = await park(db, stream, parkings);
    void wakeGaps(db, stream, completed);

    await unit.settle();
    const told = steps.filter(({ delivery }) => delivery.record.offset >= state.replayUntil);
    this.receipts.tell(unit, stream, receiptsOf(told, chunk, handled, stored));
    return {
      kind: 'done',
      handled: events,
      parked: parkings.filter(({ delivery }) => stored.has(delivery)),
      late: steps
        .filter((step) => step.kind === 'pass' && step.outcome === 'skipped_late')
        .map(({ delivery }) => delivery),
    };
  }

  /** What operators gave up is only asked for where something came again, or too late. */
  async #plan(
    { db }: Unit,
    stream: Stream,
    deliveries: readonly Delivery[],
    state: ChunkState,
    failure: Failure | undefined,
  ): Promise<Plan> {
    const [first] = deliveries;
    const known = new Map(first && failure && [[first, failure]]);
    const plan = planChunk(deliveries, state, known);
    const passed = plan.steps.filter(
      (step) =>
        (step.kind === 'pass' && step.outcome === 'duplicate') ||
        (step.kind === 'park' && step.failure?.code === 'SEQUENCE_FORK'),
    );
    if (passed.length === 0) return plan;
    const keys = new Set(passed.map(({ delivery }) => delivery.envelope.key));
    return planChunk(deliveries, state, known, await skippedRanges(db, stream, [...keys]));
  }

  #parking(step: ParkStep, { failure, attempt }: Chunk): Parking {
    const attempts = step.failure && step.failure === failure ? attempt : 0;
    return { ...step, attempts, waitMs: this.parkedWaitMs(1) };
  }
}

function startOf(stream: Stream, { deliveries, ended }: Chunk) {
  const [first] = deliveries;
  const last = deliveries.at(-1);
  return first && last && startStatement(stream, [first.record.offset, last.record.offset], ended + 1);
}

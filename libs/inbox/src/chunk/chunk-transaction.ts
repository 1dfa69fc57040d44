import type { UnitOfWork, Unit } from '@kervan/outbox';
import { outcomeOf, type Failure } from '../failures/failure.js';
import { handleEvent } from '../handling/handle-event.js';
import { writeMarks } from '../marks/write-marks.js';
import { park, wakeGaps, type Parking } from '../parking/park.js';
import type { Delivery } from '../reading/delivery.js';
import { publishReceipts } from '../receipts/publish-receipts.js';
import type { Receipt } from '../receipts/receipt.js';
import { lockState } from './lock-state.js';
import { planChunk, type ParkStep, type Step } from './plan.js';
import type { Stream } from './stream.js';
import { takeLocksOf } from './take-locks.js';

/** Consecutive deliveries of one partition that take effect together. */
export interface Chunk {
  readonly deliveries: readonly Delivery[];
  /** Which try of the handlers this is; more than 1 only for a single delivery. */
  readonly attempt: number;
  /** Tries are over: the only delivery is parked with this. */
  readonly failure?: Failure;
  readonly durationMs?: number;
  /** Offset from which the broker was asked, and holds nothing before the first delivery; null: it was not asked. */
  readonly provenHole: number | null;
}

/** What became of a chunk; it took effect unless it lies above a hole. */
export type ChunkResult =
  | { readonly kind: 'done'; readonly parked: readonly Parking[] }
  | { readonly kind: 'hole'; readonly nextOffset: number };

/** Takes one chunk into effect: marks, handlers, outgoing events, receipts and offset in one transaction. */
export class ChunkTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly parkedWaitMs: (attempts: number) => number,
  ) {}

  /** @throws EventFailed for a failing handler, else the first error of the transaction, which is rolled back. */
  async run(stream: Stream, chunk: Chunk): Promise<ChunkResult> {
    const unit = await this.unitOfWork.begin();
    try {
      const result = await this.#take(unit, stream, chunk);
      if (result.kind === 'done') await unit.commit();
      else await unit.rollback();
      return result;
    } catch (error) {
      await unit.rollback();
      throw error;
    }
  }

  async #take(unit: Unit, stream: Stream, chunk: Chunk): Promise<ChunkResult> {
    const { db } = unit;
    const state = await lockState(db, stream, chunk.deliveries);
    // What is below took effect already: delivered again, or done by another holder of the partition.
    const deliveries = chunk.deliveries.filter(({ record }) => record.offset >= state.nextOffset);
    const [first] = deliveries;
    const last = deliveries.at(-1);
    if (!first || !last) return { kind: 'done', parked: [] };
    if (first.record.offset > state.nextOffset && chunk.provenHole !== state.nextOffset) {
      return { kind: 'hole', nextOffset: state.nextOffset };
    }

    const known = new Map(chunk.failure && [[first, chunk.failure]]);
    const { steps, moved, completed } = planChunk(deliveries, state, known);
    takeLocksOf(
      unit,
      steps.filter(({ kind }) => kind === 'handle').map(({ delivery }) => delivery),
    );
    const receipts = await this.#handle(unit, stream, chunk, steps);

    void writeMarks(db, stream.consumer, stream.topic, moved);
    void db.query(
      'UPDATE inbox_partition SET next_offset = $4 WHERE consumer = $1 AND topic = $2 AND partition = $3',
      [stream.consumer, stream.topic, stream.partition, last.record.offset + 1],
    );
    const parkings = steps.filter((step) => step.kind === 'park').map((step) => this.#parking(step, chunk));
    const stored = await park(db, stream, parkings);
    void wakeGaps(db, stream, completed);

    await unit.settle();
    publishReceipts(
      unit,
      stream,
      receipts
        .map((receipt) => receipt(stored))
        .filter(({ delivery }) => delivery.record.offset >= state.replayUntil),
    );
    return { kind: 'done', parked: parkings.filter(({ delivery }) => stored.has(delivery)) };
  }

  /** Runs the handlers one after the other; the receipts are made later, when all is known that they tell. */
  async #handle(
    unit: Unit,
    { consumer }: Stream,
    chunk: Chunk,
    steps: readonly Step[],
  ): Promise<ReceiptOf[]> {
    const receipts: ReceiptOf[] = [];
    for (const step of steps) {
      const plain = {
        delivery: step.delivery,
        attempt: chunk.attempt,
        durationMs: 0,
        fingerprint: null,
        touched: [],
      };
      if (step.kind === 'pass') receipts.push(() => ({ ...plain, outcome: step.outcome }));
      else if (step.kind === 'park')
        receipts.push((stored) => ({ ...plain, ...parkedReceipt(step, chunk, stored) }));
      else {
        const { durationMs, touched } = await handleEvent(unit, step.delivery, {
          consumer,
          number: chunk.attempt,
        });
        receipts.push(() => ({ ...plain, outcome: 'handled', durationMs, touched: touched() }));
      }
    }
    return receipts;
  }

  #parking(step: ParkStep, { failure, attempt }: Chunk): Parking {
    const attempts = step.failure && step.failure === failure ? attempt : 0;
    return { ...step, attempts, waitMs: this.parkedWaitMs(1) };
  }
}

type ReceiptOf = (stored: ReadonlySet<Delivery>) => Receipt;

function parkedReceipt(step: ParkStep, { durationMs = 0 }: Chunk, stored: ReadonlySet<Delivery>) {
  if (!stored.has(step.delivery)) return { outcome: 'duplicate' as const };
  return { outcome: outcomeOf(step.failure), durationMs, fingerprint: step.failure?.fingerprint ?? null };
}

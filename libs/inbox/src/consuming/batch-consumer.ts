import type { Logger } from '@kervan/observability';
import { partitionKey, type Batch, type BatchControl, type Broker } from '@kervan/messaging';
import type { ChunkRunner } from '../chunk/chunk-runner.js';
import { ChunkSize } from '../chunk/chunk-size.js';
import type { Stream } from '../chunk/stream.js';
import { waitAfter, type BackOff } from '../failures/back-off.js';
import { codeOf } from '../failures/classify.js';
import type { ParkingGauge } from '../parking/parking-gauge.js';
import type { RecordReader } from '../reading/read-record.js';
import type { Positions } from './positions.js';
import type { ReadingAges } from './reading-ages.js';

/** A chunk may take longer than the group waits for a sign of life. */
const HEARTBEAT_MS = 3_000;
const OUTAGE: BackOff = { firstMs: 200, maxMs: 15_000 };
const STANDSTILL_MS = 30_000;
/** How many records of the end of a batch tell whether healthy ones come behind faulty ones. */
const LOOK_BEHIND = 200;

/** What takes batches works with. */
export interface BatchConsumerParts {
  readonly consumer: string;
  readonly broker: Pick<Broker, 'offsets'>;
  readonly reader: RecordReader;
  readonly runner: ChunkRunner;
  readonly positions: Positions;
  readonly gauge: Pick<ParkingGauge, 'room'>;
  /** Told how far each partition is. */
  readonly ages: ReadingAges;
  readonly logger: Logger;
  /** Most events of one transaction. */
  readonly chunk: number;
}

/** Takes the batches of all partitions, chunk by chunk, and never lets a failure out: the partition pauses instead. */
export class BatchConsumer {
  readonly #outages = new Map<string, number>();
  /** Offsets the broker was told to go on with because records before a batch were missing. */
  readonly #sought = new Map<string, number>();
  readonly #sizes = new Map<string, ChunkSize>();

  constructor(private readonly parts: BatchConsumerParts) {}

  readonly onBatch = async (batch: Batch, control: BatchControl): Promise<void> => {
    const { consumer, positions, gauge, ages, logger } = this.parts;
    const { topic, partition } = batch;
    const address = partitionKey(topic, partition);
    if (positions.lost.has(address)) {
      control.pauseFor(STANDSTILL_MS);
      return;
    }
    const heartbeats = setInterval(() => void control.heartbeat().catch(() => undefined), HEARTBEAT_MS);
    ages.reached(address, batch.records[0]);
    try {
      await gauge.room(control.signal);
      await this.#consume(batch, { consumer, topic, partition }, control);
      this.#outages.delete(address);
    } catch (error) {
      const outages = (this.#outages.get(address) ?? 0) + 1;
      const pauseMs = waitAfter(outages, OUTAGE);
      this.#outages.set(address, outages);
      logger.warn({ topic, partition, code: codeOf(error), pauseMs }, 'partition paused');
      control.pauseFor(pauseMs);
    } finally {
      clearInterval(heartbeats);
      if (control.signal.aborted) ages.forget(address);
    }
  };

  async #consume({ records }: Batch, stream: Stream, control: BatchControl): Promise<void> {
    const { positions, reader, runner, ages } = this.parts;
    const address = partitionKey(stream.topic, stream.partition);
    const size = this.#sizeOf(address);
    for (let start = 0; start < records.length && !control.signal.aborted;) {
      const ended = positions.begun(address, records[start]?.offset ?? 0);
      // Of events that a process ended with each goes alone: the next one to end finds out which of them it is.
      const count = ended > 0 ? 1 : size.events;
      const deliveries = await reader.readAll(records.slice(start, start + count));
      start += deliveries.length;
      const behindFrom = Math.max(start, records.length - LOOK_BEHIND);
      const behind = () => records.slice(behindFrom).map((record) => reader.read(record));
      const work = { stream, deliveries, behind, ended, size };
      const wanted = await runner.run({ ...work, provenHole: null }, control);
      if (wanted === null) {
        this.#sought.delete(address);
        ages.reached(address, records[start]);
        continue;
      }
      if (this.#sought.get(address) !== wanted) {
        this.#sought.set(address, wanted);
        control.seek(wanted);
        return;
      }
      if (!(await this.#stillHeld(stream, wanted))) {
        control.pauseFor(STANDSTILL_MS);
        return;
      }
      await runner.run({ ...work, provenHole: wanted }, control);
    }
  }

  #sizeOf(address: string): ChunkSize {
    const size = this.#sizes.get(address) ?? new ChunkSize(this.parts.chunk);
    this.#sizes.set(address, size);
    return size;
  }

  /** The broker was asked for this offset and gave later ones: compaction left a hole, or records are lost. */
  async #stillHeld({ topic, partition }: Stream, offset: number): Promise<boolean> {
    const { broker, positions } = this.parts;
    const held = (await broker.offsets(topic)).find((offsets) => offsets.partition === partition);
    return held !== undefined && positions.compare(held, offset);
  }
}

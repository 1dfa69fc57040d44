import type { Logger } from '@kervan/observability';
import { partitionKey, type Batch, type BatchControl, type Broker } from '@kervan/messaging';
import type { ChunkRunner } from '../chunk/chunk-runner.js';
import type { Stream } from '../chunk/stream.js';
import { waitAfter, type BackOff } from '../failures/back-off.js';
import { codeOf } from '../failures/classify.js';
import type { ParkingGauge } from '../parking/parking-gauge.js';
import type { RecordReader } from '../reading/read-record.js';
import type { Positions } from './positions.js';

/** A chunk may take longer than the group waits for a sign of life. */
const HEARTBEAT_MS = 3_000;
const OUTAGE: BackOff = { firstMs: 200, maxMs: 15_000 };
const STANDSTILL_MS = 30_000;

/** Takes the batches of all partitions, chunk by chunk, and never lets a failure out: the partition pauses instead. */
export class BatchConsumer {
  readonly #outages = new Map<string, number>();
  /** Offsets the broker was told to go on with because records before a batch were missing. */
  readonly #sought = new Map<string, number>();

  constructor(
    private readonly consumer: string,
    private readonly broker: Pick<Broker, 'offsets'>,
    private readonly reader: RecordReader,
    private readonly runner: ChunkRunner,
    private readonly positions: Positions,
    private readonly gauge: ParkingGauge,
    private readonly logger: Logger,
    /** Most events of one transaction. */
    private readonly chunk: number,
  ) {}

  readonly onBatch = async (batch: Batch, control: BatchControl): Promise<void> => {
    const { topic, partition } = batch;
    const address = partitionKey(topic, partition);
    if (this.positions.lost.has(address) || this.gauge.full) {
      control.pauseFor(STANDSTILL_MS);
      return;
    }
    const heartbeats = setInterval(() => void control.heartbeat().catch(() => undefined), HEARTBEAT_MS);
    try {
      await this.#consume(batch, { consumer: this.consumer, topic, partition }, control);
      this.#outages.delete(address);
    } catch (error) {
      const outages = (this.#outages.get(address) ?? 0) + 1;
      const pauseMs = waitAfter(outages, OUTAGE);
      this.#outages.set(address, outages);
      this.logger.warn({ topic, partition, code: codeOf(error), pauseMs }, 'partition paused');
      control.pauseFor(pauseMs);
    } finally {
      clearInterval(heartbeats);
    }
  };

  async #consume({ records }: Batch, stream: Stream, control: BatchControl): Promise<void> {
    const address = partitionKey(stream.topic, stream.partition);
    for (let start = 0; start < records.length && !control.signal.aborted; start += this.chunk) {
      const deliveries = records.slice(start, start + this.chunk).map((record) => this.reader.read(record));
      const wanted = await this.runner.run(stream, deliveries, control, null);
      if (wanted === null) {
        this.#sought.delete(address);
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
      await this.runner.run(stream, deliveries, control, wanted);
    }
  }

  /** The broker was asked for this offset and gave later ones: compaction left a hole, or records are lost. */
  async #stillHeld({ topic, partition }: Stream, offset: number): Promise<boolean> {
    const held = (await this.broker.offsets(topic)).find((offsets) => offsets.partition === partition);
    return held !== undefined && this.positions.compare(held, offset);
  }
}

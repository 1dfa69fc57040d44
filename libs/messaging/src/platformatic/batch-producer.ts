import { setTimeout as delay } from 'node:timers/promises';
import { crc32c, findErrorBy, ProtocolError, Writer, type Broker, type Producer } from '@platformatic/kafka';
import { KervanError } from '@kervan/contracts';
import type { OutgoingRecord } from '../broker.js';
import type { Answers, Producer as KervanProducer } from '../publishing/producer-client.js';
import { byPartition } from '../wire/by-partition.js';
import { ByteWriter } from '../wire/byte-writer.js';
import { grouped } from '../wire/grouped.js';
import { writeBatch, type Codec } from '../wire/write-batch.js';
import { leadersOf } from './leaders-of.js';
import { platformaticError } from './platformatic-error.js';
import { produce, type PartitionBatch } from './produce-request.js';
import { severConnections } from './sever-connections.js';

const TRIES = 4;
const PAUSE_MS = 200;
/** Sequence numbers of a partition: after the last one they begin again at 0. */
const SEQUENCES = 2 ** 31;

/** What became of each partition: null is written, an error is not. A partition that no answer names is missing. */
type Outcomes = ReadonlyMap<string, unknown>;

const checksum = (bytes: Buffer): number => crc32c(Writer.create().append(bytes).dynamicBuffer);

/**
 * Encodes batches itself and sends them over the library's connections: the library's own encoder makes some fifty
 * buffers of a record with ten headers. A batch is tried again as the same bytes under the same sequence numbers, so the
 * broker writes it once.
 */
export class BatchProducer implements KervanProducer {
  readonly #writer = new ByteWriter();
  readonly #sequences = new Map<string, number>();

  constructor(
    private readonly client: Producer<string, string, string, string>,
    private readonly identity: { readonly producerId: bigint; readonly producerEpoch: number },
    private readonly codec: Codec,
  ) {}

  async send(records: readonly OutgoingRecord[], written: (partition: string) => void): Promise<Answers> {
    const answers = new Map<string, KervanError | null>();
    let open = await this.#encoded(records);
    for (let tries = 1; open.length > 0; tries++) {
      const outcomes = await this.#tried(open, tries > 1, written);
      const again = tries < TRIES && !this.client.closed;
      const next: PartitionBatch[] = [];
      for (const batch of open) {
        const error = outcomes.get(batch.name);
        if (error === undefined) continue;
        if (again && mayPass(error)) next.push(batch);
        else
          answers.set(batch.name, error === null ? null : partitionError(`Writing to ${batch.name}`, error));
      }
      open = next;
      if (open.length > 0) await delay(PAUSE_MS);
    }
    return answers;
  }

  kill(): void {
    severConnections(this.client);
  }

  async close(): Promise<void> {
    await this.client.close(true).catch(() => undefined);
  }

  #encoded(records: readonly OutgoingRecord[]): Promise<PartitionBatch[]> {
    this.#writer.reset();
    return Promise.all(
      byPartition(records).map(async ({ topic, partition, name, records: own }) => {
        const firstSequence = this.#sequences.get(name) ?? 0;
        this.#sequences.set(name, (firstSequence + own.length) % SEQUENCES);
        const origin = { ...this.identity, firstSequence };
        return {
          topic,
          partition,
          name,
          bytes: await writeBatch(this.#writer, own, origin, this.codec, checksum),
        };
      }),
    );
  }

  async #tried(
    batches: readonly PartitionBatch[],
    anew: boolean,
    written: (partition: string) => void,
  ): Promise<Outcomes> {
    // One by one: a topic that cannot be asked about holds up no other.
    const outcomes = await Promise.all(
      [...grouped(batches, ({ topic }) => topic)].map(async ([topic, own]) => {
        try {
          return { own, leaders: await leadersOf(this.client, topic, anew) };
        } catch (error) {
          return { own, error };
        }
      }),
    );
    const unknown = outcomes.flatMap((one) => ('error' in one ? [...failed(one.own, one.error)] : []));
    const addressed = outcomes.flatMap(({ own, leaders }) =>
      leaders ? own.map((batch) => ({ batch, leader: leaders.get(batch.partition) })) : [],
    );
    const sent = await Promise.all(
      [...grouped(addressed, ({ leader }) => (leader ? `${leader.host}:${leader.port}` : ''))].map(
        ([, own]) =>
          this.#written(
            own[0]?.leader,
            own.map(({ batch }) => batch),
            written,
          ),
      ),
    );
    return new Map([...unknown, ...sent.flatMap((outcome) => [...outcome])]);
  }

  async #written(
    leader: Broker | undefined,
    batches: readonly PartitionBatch[],
    written: (partition: string) => void,
  ): Promise<Outcomes> {
    if (!leader) return failed(batches, new ProtocolError('LEADER_NOT_AVAILABLE'));
    try {
      const codes = await produce.async(await this.client.connections.get(leader), batches);
      for (const [name, code] of codes) if (code === 0) written(name);
      return new Map([...codes].map(([name, code]) => [name, code === 0 ? null : new ProtocolError(code)]));
    } catch (error) {
      return failed(batches, error);
    }
  }
}

function failed(batches: readonly PartitionBatch[], error: unknown): Outcomes {
  return new Map(batches.map(({ name }) => [name, error]));
}

/** Where the broker answers and only will not write the partition now, others can be written. */
function partitionError(doing: string, error: unknown): KervanError {
  const failure = platformaticError(doing, error);
  if (!(error instanceof ProtocolError) || failure.code !== 'BROKER_UNAVAILABLE') return failure;
  return new KervanError('NOT_ACKNOWLEDGED', failure.message, { cause: error });
}

function mayPass(error: unknown): boolean {
  return error instanceof Error && findErrorBy(error, 'canRetry', false) === null;
}

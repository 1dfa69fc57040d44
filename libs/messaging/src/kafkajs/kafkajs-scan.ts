import { randomUUID } from 'node:crypto';
import { KervanError } from '@kervan/contracts';
import { BackOff } from '../back-off.js';
import type { ClientOptions } from '../client-options.js';
import type { ScanProgress } from '../consuming/scan-progress.js';
import { deferred } from '../deferred.js';
import { within } from '../within.js';
import { incomingRecord } from './incoming-record.js';
import type { KafkajsAdmin } from './kafkajs-admin.js';
import { kafkajsClient, retry } from './kafkajs-client.js';
import { kafkajsError } from './kafkajs-error.js';

const ATTEMPTS = 5;
/** kafkajs fetches several times a second even without data; some of its stalls end only by a new consumer. */
const STALLED_AFTER_MS = 60_000;
const LEAVE_MS = 1_000;

/**
 * Reads a topic to the end of the scan. kafkajs can read only as member of a group, so one of a random name is made;
 * it commits nothing and is deleted afterwards.
 *
 * @param stalledAfterMs how long it may fetch nothing before it begins again with a new consumer.
 * @throws KervanError BROKER_UNAVAILABLE after some attempts
 */
export async function scanWithKafkajs(
  client: ClientOptions,
  admin: KafkajsAdmin,
  topic: string,
  progress: ScanProgress,
  stalledAfterMs = STALLED_AFTER_MS,
): Promise<void> {
  const group = `kervan-scan-${randomUUID()}`;
  const backOff = new BackOff();
  for (let attempt = 1; !progress.finished; attempt++) {
    try {
      await read(client, group, topic, progress, stalledAfterMs);
    } catch (error) {
      const failure = kafkajsError(`Scanning ${topic}`, error);
      if (!failure.retriable || attempt === ATTEMPTS) throw failure;
      await backOff.wait(new AbortController().signal);
    }
  }
  await admin.ask('Deleting a scan group', (api) => api.deleteGroups([group])).catch(ignoreMissing);
}

async function read(
  client: ClientOptions,
  groupId: string,
  topic: string,
  progress: ScanProgress,
  stalledAfterMs: number,
): Promise<void> {
  const { kafka, fence } = kafkajsClient(client);
  const consumer = kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    maxWaitTimeInMs: 250,
    // kafkajs fetches ahead of what is read, and a decoded record takes some three times its bytes.
    maxBytesPerPartition: 128 * 1024,
    maxBytes: 1024 * 1024,
    retry: { ...retry, restartOnFailure: () => Promise.resolve(false) },
  });
  const done = deferred<undefined>();
  const stall = setTimeout(() => done.reject(new Error('the consumer stopped fetching')), stalledAfterMs);
  consumer.on(consumer.events.FETCH, () => stall.refresh());
  consumer.on(consumer.events.CRASH, ({ payload }) => done.reject(payload.error));
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
    progress.passed(payload.topic, payload.partition, Number(payload.lastOffset));
    if (progress.finished) done.resolve(undefined);
  });
  // Before the first fetch, which would begin at the oldest records.
  consumer.on(consumer.events.GROUP_JOIN, () => {
    for (const { partition, offset } of progress.positions()) {
      consumer.seek({ topic, partition, offset: String(offset) });
    }
    consumer.pause([{ topic, partitions: progress.finishedPartitions() }]);
  });
  const join = async () => {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch }) => {
        for (const message of batch.messages) {
          await progress.accept(incomingRecord(topic, batch.partition, message));
        }
      },
    });
  };
  try {
    // Together: a crash or a stall may come before it has joined, and either may fail after the other.
    await Promise.all([join(), done.promise]);
  } finally {
    clearTimeout(stall);
    await within(LEAVE_MS, consumer.disconnect());
    fence.close();
  }
}

/** The group is gone already when nothing had to be read. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof KervanError)) throw error;
}

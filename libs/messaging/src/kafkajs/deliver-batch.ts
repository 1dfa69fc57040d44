import type { EachBatchPayload } from 'kafkajs';
import { z } from 'zod';
import type { BatchControl, SubscriptionOptions } from '../broker.js';
import type { Assignment, TopicPartition } from '../consuming/assignment.js';
import { incomingRecord } from './incoming-record.js';
import { protocolErrorOf } from './kafkajs-error.js';

export const HEARTBEAT_MS = 1_000;
const PAUSE_AFTER_REJECTION_MS = 1_000;

/** Present in every batch of kafkajs 2.2.4, missing in its types. */
const withFetchedOffset = z.object({ fetchedOffset: z.string().transform(Number) });

/** Answers of the group coordinator by which a member learns that its partitions are no longer its own. */
const revocations = new Set([
  'REBALANCE_IN_PROGRESS',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'NOT_COORDINATOR_FOR_GROUP',
]);

export interface BatchDelivery {
  readonly payload: EachBatchPayload;
  readonly assignment: Assignment;
  readonly onBatch: SubscriptionOptions['onBatch'];
  readonly seek: (at: TopicPartition, offset: number) => void;
  /** Asks anew where a partition starts. */
  readonly restart: (at: TopicPartition) => void;
  readonly onRevoked: () => void;
}

/** Hands one fetched batch to the subscriber. Never rejects: kafkajs would stop all partitions, or for good. */
export async function deliverBatch(delivery: BatchDelivery): Promise<void> {
  const { payload, assignment, onBatch, seek, restart } = delivery;
  const { topic, partition, messages } = payload.batch;
  const at = { topic, partition };
  const next = assignment.next(at);
  if (next === undefined || assignment.signal.aborted || payload.isStale()) return;

  // kafkajs forgets a seek when committing it fails, and starts over where retention removed what it wanted to read.
  if (withFetchedOffset.parse(payload.batch).fetchedOffset > next) {
    restart(at);
    return;
  }
  const records = messages
    .map((message) => incomingRecord(topic, partition, message))
    .filter(({ offset }) => offset >= next);
  if (records.length === 0) {
    seek(at, next);
    return;
  }

  const heartbeat = (): Promise<void> => keepMembership(delivery);
  const beating = setInterval(() => void heartbeat(), HEARTBEAT_MS);
  const control = controlOf(delivery, at, heartbeat);
  try {
    await onBatch({ topic, partition, records }, control);
  } catch {
    control.pauseFor(PAUSE_AFTER_REJECTION_MS);
  } finally {
    clearInterval(beating);
  }
}

function controlOf(
  { payload, assignment, seek }: BatchDelivery,
  at: TopicPartition,
  heartbeat: () => Promise<void>,
): BatchControl {
  let sought = false;
  return {
    signal: assignment.signal,
    heartbeat,
    resolve(offset) {
      if (sought) return;
      payload.resolveOffset(String(offset));
      const last = offset === Number(payload.batch.messages.at(-1)?.offset);
      assignment.continueAt(at, (last ? Number(payload.batch.lastOffset()) : offset) + 1);
    },
    pauseFor(milliseconds) {
      if (!assignment.signal.aborted) assignment.pause(at, milliseconds, payload.pause());
    },
    seek(offset) {
      sought = true;
      assignment.continueAt(at, offset);
      seek(at, offset);
    },
  };
}

async function keepMembership({ payload, onRevoked }: BatchDelivery): Promise<void> {
  try {
    await payload.heartbeat();
  } catch (error) {
    // The runner meets the same error after the batch and joins again; until then the batch is only told to stop.
    if (revocations.has(protocolErrorOf(error) ?? '')) onRevoked();
  }
}

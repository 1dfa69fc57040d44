import type { Logger } from '@kervan/observability';
import type { Stream } from '../chunk/stream.js';
import type { Delivery } from '../reading/delivery.js';

/** One alarm per event that came after an operator had given it up: it has no effect. */
export function logLate(logger: Logger, { topic, partition }: Stream, late: readonly Delivery[]): void {
  for (const { envelope, position, record } of late) {
    const { id, type } = envelope;
    logger.error(
      { topic, partition, offset: record.offset, eventId: id, type, ...position, outcome: 'skipped_late' },
      'event came after it was skipped',
    );
  }
}

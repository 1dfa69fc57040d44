import type { Logger } from '@kervan/observability';
import type { Stream } from '../chunk/stream.js';
import type { Parking } from './park.js';

/** One line per failed event, without anything of its payload or of the error's message. */
export function logParked(logger: Logger, { topic, partition }: Stream, parked: readonly Parking[]): void {
  for (const { delivery, failure, attempts } of parked) {
    if (!failure) continue;
    const { code, fingerprint, state } = failure;
    const { id, type } = delivery.envelope;
    const { offset } = delivery.record;
    const alarm = state === 'DEAD' ? 'error' : 'warn';
    logger[alarm](
      { topic, partition, offset, eventId: id, type, code, fingerprint, state, attempts },
      'event parked',
    );
  }
}

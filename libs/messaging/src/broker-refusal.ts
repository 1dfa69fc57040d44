import type { ErrorCode } from '@kervan/contracts';

/** Answers of the broker that will be the same next time, by their name in the Kafka protocol. */
const refusals: ReadonlyMap<string, ErrorCode> = new Map([
  ['MESSAGE_TOO_LARGE', 'RECORD_TOO_LARGE'],
  ['RECORD_LIST_TOO_LARGE', 'RECORD_TOO_LARGE'],
  ['UNKNOWN_TOPIC_OR_PARTITION', 'TOPIC_MISSING'],
  ['INVALID_TOPIC_EXCEPTION', 'TOPIC_MISSING'],
  ['TOPIC_AUTHORIZATION_FAILED', 'TOPIC_REFUSED'],
]);

/** What a protocol error means to us; everything that is not a known refusal may pass, so it is worth waiting for. */
export function codeOfAnswer(protocolError: string | undefined): ErrorCode {
  return refusals.get(protocolError ?? '') ?? 'BROKER_UNAVAILABLE';
}

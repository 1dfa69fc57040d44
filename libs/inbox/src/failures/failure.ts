import type { ErrorCode, Outcome } from '@kervan/contracts';
import { classOf, codeOf } from './classify.js';
import { fingerprintOf } from './fingerprint.js';

/** Why an event was not handled, as it is stored with the parked event. */
export interface Failure {
  /** RETRY heals by itself, GAP when the missing event arrives, DEAD waits for an operator. */
  readonly state: 'RETRY' | 'GAP' | 'DEAD';
  readonly code: ErrorCode;
  readonly fingerprint: string;
  /** For the operator beside the payload; never logged, for it may quote values. */
  readonly message: string;
}

const MESSAGE_LIMIT = 1000;

export function failureOf(error: unknown, handler: string): Failure {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return {
    state: classOf(error) === 'permanent' ? 'DEAD' : 'RETRY',
    code,
    fingerprint: fingerprintOf(code, handler, message),
    message: message.replaceAll('\0', '\uFFFD').slice(0, MESSAGE_LIMIT),
  };
}

export const gap: Failure = sequenceFailure(
  'GAP',
  'SEQUENCE_GAP',
  'an event of the key before this one is missing',
);
export const fork: Failure = sequenceFailure(
  'DEAD',
  'SEQUENCE_FORK',
  'another event took effect at this sequence',
);

function sequenceFailure(state: Failure['state'], code: ErrorCode, message: string): Failure {
  return { state, code, fingerprint: fingerprintOf(code, '', message), message };
}

/** How a receipt names it; without a failure the event waits behind others of its key. */
export function outcomeOf(failure: Failure | null): Outcome {
  if (failure?.code === 'SEQUENCE_FORK') return 'fork';
  return ({ RETRY: 'parked', GAP: 'gap', DEAD: 'dead' } as const)[failure?.state ?? 'RETRY'];
}

import type { Journey, JourneyEvent } from '@kervan/console-api';
import { type ExitCode, worstOf } from '../../exit-code.js';

export function journeyExit({ events, answers, truncated }: Journey): ExitCode {
  const unanswered = Object.values(answers).some(({ verdict }) => verdict === 'unknown');
  return worstOf({
    failed: events.some(hasFailed),
    incomplete: truncated || unanswered || events.some(isPartlyUnknown),
  });
}

/** Of one event, its deliveries included. */
export function eventExit(event: JourneyEvent): ExitCode {
  return worstOf({ failed: hasFailed(event), incomplete: isPartlyUnknown(event) });
}

function hasFailed({ deliveries }: JourneyEvent): boolean {
  return deliveries.some(({ state }) => state === 'dead' || state === 'parked');
}

function isPartlyUnknown({ state, deliveries }: JourneyEvent): boolean {
  return state === 'unknown' || deliveries.some((delivery) => delivery.state === 'unknown');
}

import type { Evidence } from '../evidence/evidence.js';
import { type Claim, none } from './claim.js';

/** No row was found below a floor, and no relay read an event of a key without the one before. */
export function relaysSound({ relays }: Evidence): Claim {
  const { swept, sequenceBreaks, late, retried } = relays;
  const detail = `rows below a floor or out of sequence (${late} came late and were found, ${retried} sent again)`;
  return none('relays sound', swept + sequenceBreaks, detail);
}

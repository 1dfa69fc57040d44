import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { v7 as uuidv7 } from 'uuid';
import type { HeldState, KeyAddress } from '../held-key.js';
import { toldByHeaders } from './told-by-headers.js';
import { voidHeaders } from './void-headers.js';

/** What an operator saw and wants to skip. */
export interface SkipRefused extends KeyAddress {
  /** The event that the broker refused. */
  readonly eventId: string;
}

/** The event that was skipped, without its content, and the one in its place. */
export interface Skipped {
  readonly eventId: string;
  /** Null where the headers cannot be read. */
  readonly type: string | null;
  readonly sequence: number | null;
  /** Of the payload, hexadecimal. */
  readonly sha256: string;
  readonly voidEventId: string;
}

interface Refused {
  readonly id: number;
  readonly eventId: string;
  readonly key: string;
  readonly sequence: number | null;
  readonly headers: string;
  readonly sha256: string;
  readonly epoch: number;
}

/** Locked against its release, not against rows that come in: while the key is held, the publisher sends none. */
const lockKey =
  'SELECT state, refused_id AS "refusedId" FROM outbox_held_key WHERE topic = $1 AND key = $2 FOR NO KEY UPDATE';

const readRefused = `
  SELECT id, event_id AS "eventId", key, sequence, headers,
    encode(sha256(convert_to(payload, 'UTF8')), 'hex') AS sha256, (SELECT epoch FROM outbox_meta) AS epoch
  FROM outbox_held WHERE id = $1`;

const replace = "UPDATE outbox_held SET event_id = $2, headers = $3, payload = '{}' WHERE id = $1";

/**
 * Puts a void event in the place of the event of a key that the broker refused, so that no consumer sees a gap.
 *
 * @param source CloudEvents source of the service.
 * @throws KervanError NOT_FOUND, HELD_KEY_STATE_INVALID where the key is being released or another event was refused
 */
export async function skipRefused(
  db: Db,
  { topic, key, eventId }: SkipRefused,
  source: string,
): Promise<Skipped> {
  const [held] = await db.query<{ state: HeldState; refusedId: number }>(lockKey, [topic, key]);
  if (!held) throw new KervanError('NOT_FOUND', 'The key is not held.');
  if (held.state !== 'HELD') throw stateInvalid('The key is being released.');
  const [refused] = await db.query<Refused>(readRefused, [held.refusedId]);
  if (refused?.eventId !== eventId) throw stateInvalid('The broker refused another event of the key.');
  const voidEventId = uuidv7();
  const headers = voidHeaders(refused, { id: voidEventId, source, epoch: refused.epoch });
  await db.query(replace, [refused.id, voidEventId, headers]);
  return {
    eventId,
    type: toldByHeaders(refused).type,
    sequence: refused.sequence,
    sha256: refused.sha256,
    voidEventId,
  };
}

function stateInvalid(message: string): KervanError {
  return new KervanError('HELD_KEY_STATE_INVALID', message);
}

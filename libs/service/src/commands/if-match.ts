import { KervanError } from '@kervan/contracts';
import { RequestInvalid } from '../http/request-invalid.js';
import type { Precondition } from './precondition.js';

/** What the caller saw: this version, any at all, or nothing that matters. */
export type Seen = number | '*' | null;

/** @throws RequestInvalid for anything but `"<version>"` and `*`. */
export function seenBy(ifMatch: string | undefined): Seen {
  if (ifMatch === undefined) return null;
  if (ifMatch === '*') return '*';
  const version = /^"(0|[1-9]\d{0,14})"$/.exec(ifMatch)?.[1];
  if (version !== undefined) return Number(version);
  throw new RequestInvalid([{ field: 'If-Match', message: 'must be one strong ETag, "<version>", or *' }]);
}

/** The condition of one attempt at a command. */
export class Condition {
  #asked = false;

  constructor(private readonly seen: Seen) {}

  readonly precondition: Precondition = (record) => {
    this.#asked = true;
    if (this.seen === null) return;
    if (!record) throw new KervanError('VERSION_MISMATCH', 'There is no such record.');
    if (this.seen === '*' || this.seen === record.version) return;
    throw new KervanError('VERSION_MISMATCH', `The record is at version ${record.version}.`, {
      facts: { version: record.version },
    });
  };

  /** @throws KervanError INTERNAL: what the caller made a condition of was not looked at. */
  refuseIfForgotten(): void {
    if (this.seen === null || this.#asked) return;
    throw new KervanError('INTERNAL', 'the command never asked its precondition, but the request has one');
  }
}

import type { HeldKey } from './held-key.js';

/** A key to be held, and why. */
export interface Refusal extends HeldKey {
  /** Code of the error. */
  readonly code: string;
  readonly reason: string;
  /** Of the row that the broker refused for good. */
  readonly refusedId: number;
}

/** Columns of refusals as `unnest` takes them: topic, key, lane, code, reason, refused id, state. */
export function refusalColumns(refusals: readonly Refusal[]): readonly (readonly (string | number)[])[] {
  return [
    refusals.map(({ topic }) => topic),
    refusals.map(({ key }) => key),
    refusals.map(({ lane }) => lane),
    refusals.map(({ code }) => code),
    refusals.map(({ reason }) => reason),
    refusals.map(({ refusedId }) => refusedId),
    refusals.map(({ state }) => state),
  ];
}

/** Common table `refusal` over the parameters $4 to $10. */
export const refusal = `refusal AS (
    SELECT * FROM unnest($4::text[], $5::text[], $6::smallint[], $7::text[], $8::text[], $9::bigint[], $10::text[])
      AS refusal (topic, key, lane, code, reason, refused_id, state))`;

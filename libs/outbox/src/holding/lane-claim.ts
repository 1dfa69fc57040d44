/** The lanes a statement works in, as their owner holds them. */
export interface LaneClaim {
  readonly owner: string;
  /** Lane number to the epoch in which the owner took it. */
  readonly epochs: ReadonlyMap<number, number>;
}

/**
 * Common table `mine`: those of the claimed lanes ($1 lanes, $2 their epochs, $3 owner) that the claim still holds. They
 * cannot be taken away before the statement has committed, so a former owner changes nothing.
 */
export const mine = `mine AS MATERIALIZED (
    SELECT lane FROM outbox_lane JOIN unnest($1::smallint[], $2::bigint[]) AS claim (lane, epoch) USING (lane, epoch)
    WHERE owner = $3 ORDER BY lane FOR SHARE OF outbox_lane)`;

/** Asked for once, as an array: joined to rows, PostgreSQL would compare each row with each lane. */
export const inMyLanes = 'lane = ANY (ARRAY(SELECT lane FROM mine))';

/** Values of $1 to $3. */
export function claimParameters({ owner, epochs }: LaneClaim): readonly [number[], number[], string] {
  return [[...epochs.keys()], [...epochs.values()], owner];
}

/**
 * Leases are rows, so that they work through any pooler; the connection that renews them should be direct all the
 * same: behind PgBouncer in transaction mode the wake-ups (LISTEN) of the reader never arrive, and it only polls.
 */
const presence = `
  INSERT INTO outbox_publisher (owner, seen_until) VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond')
  ON CONFLICT (owner) DO UPDATE SET seen_until = excluded.seen_until`;

/**
 * Common table `mine`: held lanes among those given, with their new floors, locked in the order in which all others lock
 * lanes, so that none waits for the other.
 */
const mine = (lanes: number) => `mine AS MATERIALIZED (
    SELECT held.lane, given.floor
    FROM outbox_lane AS held
    JOIN unnest($${lanes}::smallint[], $${lanes + 1}::bigint[], $${lanes + 2}::bigint[]) AS given (lane, epoch, floor)
      ON given.lane = held.lane AND given.epoch = held.epoch
    WHERE held.owner = $1 ORDER BY held.lane FOR UPDATE OF held)`;

/** Nobody publishes a fenced outbox. */
const unfenced = '(SELECT fenced IS NULL FROM outbox_meta)';

const others = 'SELECT count(*) FROM outbox_publisher WHERE seen_until > clock_timestamp() AND owner <> $1';

/**
 * Takes free lanes up to a fair share of all: owner, lease ms, lanes of all, lanes held already. Lanes that the
 * database still has under this owner, from before a connection was lost, are free for it: nothing of them is on the
 * way any more.
 */
export const takeLanes = `
  WITH present AS (${presence}),
  forgotten AS (
    DELETE FROM outbox_publisher WHERE seen_until < clock_timestamp() - interval '1 minute' AND owner <> $1),
  free AS (
    SELECT lane FROM outbox_lane
    WHERE (lease_until < clock_timestamp() OR owner = $1) AND lane <> ALL ($4::smallint[]) AND ${unfenced}
    ORDER BY lane
    LIMIT (SELECT greatest(0, ceil($3::float8 / (1 + (${others}))) - cardinality($4::smallint[]))::bigint)
    FOR UPDATE SKIP LOCKED)
  UPDATE outbox_lane AS mine
  SET owner = $1, epoch = mine.epoch + 1, lease_until = clock_timestamp() + $2 * interval '1 millisecond'
  FROM free WHERE mine.lane = free.lane
  RETURNING mine.lane, mine.epoch, mine.floor`;

/**
 * Owner, lease ms, lanes, their epochs and floors, whether this instance counts as living. `endsInMs`: when the first
 * lease of another instance ends if it is not renewed.
 */
export const renewLanes = `
  WITH present AS (
    INSERT INTO outbox_publisher (owner, seen_until)
    SELECT $1, clock_timestamp() + $2 * interval '1 millisecond' WHERE $6
    ON CONFLICT (owner) DO UPDATE SET seen_until = excluded.seen_until),
  ${mine(3)},
  renewed AS (
    UPDATE outbox_lane AS held
    SET lease_until = clock_timestamp() + $2 * interval '1 millisecond', floor = greatest(held.floor, mine.floor)
    FROM mine WHERE held.lane = mine.lane AND ${unfenced}
    RETURNING held.lane)
  SELECT 1 + (${others})::int AS living,
    (SELECT count(*)::int FROM outbox_lane
     WHERE (lease_until < clock_timestamp() OR owner = $1) AND lane <> ALL ($3::smallint[])) AS free,
    ARRAY(SELECT lane FROM renewed)::int[] AS renewed,
    (SELECT 1000 * extract(epoch FROM min(lease_until) - clock_timestamp()) FROM outbox_lane
     WHERE lease_until > clock_timestamp() AND owner <> $1)::float8 AS "endsInMs"`;

/** Owner, lanes, their epochs and floors: another instance may take them at once. */
export const releaseLanes = `
  WITH ${mine(2)}
  UPDATE outbox_lane AS held
  SET owner = NULL, lease_until = '-infinity', floor = greatest(held.floor, mine.floor)
  FROM mine WHERE held.lane = mine.lane`;

/** Owner: it does not count for the shares of the others any more. */
export const leave = 'DELETE FROM outbox_publisher WHERE owner = $1';

/** Tells the other instances that lanes are free. */
export const LANES_CHANNEL = 'outbox_lanes';
export const announceFreeLanes = `NOTIFY ${LANES_CHANNEL}`;

/**
 * An instance holds its lanes for as long as its row in `outbox_publisher` says; a lane names its owner alone. So a
 * renewal changes one row, however many lanes there are: the rows of lanes that change twice a second become so many
 * old versions, while a transaction stands open somewhere, that reading them takes longer than a lease. A lane of
 * `infinity` is held as long as its owner lives; a finite end is that of a publisher from before this.
 *
 * Leases are rows, so that they work through any pooler; the connection that renews them should be direct all the
 * same: behind PgBouncer in transaction mode the wake-ups (LISTEN) of the reader never arrive, and it only polls.
 */
export const leaseEnd = `CASE WHEN lease_until = 'infinity' THEN coalesce(seen_until, '-infinity') ELSE lease_until END`;

const until = "clock_timestamp() + $2 * interval '1 millisecond'";

/** Nobody publishes a fenced outbox. */
const unfenced = '(SELECT fenced IS NULL FROM outbox_meta)';

const others = 'SELECT count(*) FROM outbox_publisher WHERE seen_until > clock_timestamp() AND owner <> $1';

/**
 * Common table `mine`: held lanes among those given, with their new floors, locked in the order in which all others lock
 * lanes, so that none waits for the other.
 */
const mine = `mine AS MATERIALIZED (
    SELECT held.lane, given.floor
    FROM outbox_lane AS held
    JOIN unnest($2::smallint[], $3::bigint[], $4::bigint[]) AS given (lane, epoch, floor)
      ON given.lane = held.lane AND given.epoch = held.epoch
    WHERE held.owner = $1 ORDER BY held.lane FOR UPDATE OF held)`;

/**
 * Frees the lanes of instances whose lease ended, at the floors they told last, and those that name the instance itself
 * from before it began anew or lost them: owner who asks, lanes it holds. Whoever deletes the row of an instance has
 * waited for a renewal of it that was under way, and none finds it from then on. Lanes are changed only in the epoch in
 * which they were seen without somebody who holds them.
 */
export const freeLanes = `
  WITH dead AS (
    DELETE FROM outbox_publisher WHERE seen_until < clock_timestamp() AND owner <> $1 RETURNING owner, floors),
  orphaned AS MATERIALIZED (
    SELECT lane, epoch, dead.floors[lane + 1] AS floor
    FROM outbox_lane AS held LEFT JOIN dead USING (owner)
    WHERE held.lease_until = 'infinity' AND (dead.owner IS NOT NULL
      OR NOT EXISTS (SELECT FROM outbox_publisher AS living WHERE living.owner = held.owner)
      OR held.owner = $1 AND held.lane <> ALL ($2::smallint[]))),
  locked AS MATERIALIZED (
    SELECT held.lane, orphaned.floor FROM outbox_lane AS held JOIN orphaned USING (lane, epoch)
    WHERE held.lease_until = 'infinity' ORDER BY held.lane FOR UPDATE OF held SKIP LOCKED)
  UPDATE outbox_lane AS held
  SET owner = NULL, lease_until = '-infinity', floor = greatest(held.floor, locked.floor)
  FROM locked WHERE held.lane = locked.lane`;

/** Takes free lanes up to a fair share of all: owner, lease ms, lanes of all, how many it holds already. */
export const takeLanes = `
  WITH present AS (
    INSERT INTO outbox_publisher (owner, seen_until) VALUES ($1, ${until})
    ON CONFLICT (owner) DO UPDATE SET seen_until = excluded.seen_until),
  free AS (
    SELECT lane FROM outbox_lane
    WHERE lease_until < clock_timestamp() AND ${unfenced}
    ORDER BY lane
    LIMIT (SELECT greatest(0, ceil($3::float8 / (1 + (${others}))) - $4)::bigint)
    FOR UPDATE SKIP LOCKED)
  UPDATE outbox_lane AS mine
  SET owner = $1, epoch = mine.epoch + 1, lease_until = 'infinity'
  FROM free WHERE mine.lane = free.lane
  RETURNING mine.lane, mine.epoch, mine.floor`;

/**
 * Owner, lease ms, lanes, their epochs, the floors of all lanes. An instance whose row is gone has lost every lane and
 * begins anew. `endsInMs`: when the first lease of another instance ends if it is not renewed.
 */
export const renewLanes = `
  WITH kept AS (
    UPDATE outbox_publisher SET seen_until = ${until}, floors = $5 WHERE owner = $1 AND ${unfenced} RETURNING owner),
  joined AS (
    INSERT INTO outbox_publisher (owner, seen_until)
    SELECT $1, ${until} WHERE NOT EXISTS (SELECT FROM kept) AND ${unfenced} ON CONFLICT DO NOTHING)
  SELECT 1 + (${others})::int AS living,
    (SELECT count(*)::int FROM outbox_lane LEFT JOIN outbox_publisher USING (owner)
     WHERE (${leaseEnd} < clock_timestamp() OR owner = $1) AND lane <> ALL ($3::smallint[])) AS free,
    ARRAY(
      SELECT held.lane FROM outbox_lane AS held
      JOIN unnest($3::smallint[], $4::bigint[]) AS given (lane, epoch) USING (lane, epoch)
      WHERE held.owner = $1 AND EXISTS (SELECT FROM kept))::int[] AS renewed,
    (SELECT 1000 * extract(epoch FROM min(seen_until) - clock_timestamp()) FROM outbox_publisher
     WHERE seen_until > clock_timestamp() AND owner <> $1)::float8 AS "endsInMs"`;

const release = (meanwhile = '') => `
  WITH ${meanwhile}${mine}
  UPDATE outbox_lane AS held
  SET owner = NULL, lease_until = '-infinity', floor = greatest(held.floor, mine.floor)
  FROM mine WHERE held.lane = mine.lane`;

/** Owner, lanes, their epochs and floors: another instance may take them at once. */
export const releaseLanes = release();

/** The same of all lanes held: the instance does not count for the shares of the others any more. */
export const leave = release('gone AS (DELETE FROM outbox_publisher WHERE owner = $1), ');

/** Tells the other instances that lanes are free. */
export const LANES_CHANNEL = 'outbox_lanes';
export const announceFreeLanes = `NOTIFY ${LANES_CHANNEL}`;

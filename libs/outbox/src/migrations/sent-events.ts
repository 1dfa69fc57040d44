import { PUBLISHER_ROLE } from '@kervan/database';

/**
 * Events the broker acknowledged, by day (UTC). No unique key: over partitions one would have to contain the time, and
 * would not keep an event from being there twice; what guards against that is the sequence of its key.
 */
const table = `
  CREATE TABLE outbox_sent (
    id bigint NOT NULL,
    lane smallint NOT NULL,
    event_id uuid NOT NULL,
    topic text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    sequence bigint,
    headers text NOT NULL,
    payload text NOT NULL,
    created_at timestamptz NOT NULL,
    sent_at timestamptz NOT NULL DEFAULT clock_timestamp()
  ) PARTITION BY RANGE (sent_at)`;

/** Rows come in the order of time: a summary per block range finds them, and costs a write next to nothing. */
const index =
  'CREATE INDEX ON outbox_sent USING brin (sent_at) WITH (pages_per_range = 16, autosummarize = on)';

/**
 * For the publisher, who owns no table. Attaching takes a lock that writers do not notice; dropping one that they do:
 * whoever has to wait for it gives up soon and is called again, so that writers never queue behind it for long.
 */
const settings = "SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '100ms'";

const prepare = `
  CREATE FUNCTION prepare_outbox_sent(days_ahead integer) RETURNS void LANGUAGE plpgsql ${settings} AS $$
  DECLARE
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
    day date;
    name text;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('outbox_sent'));
    FOR day IN SELECT generate_series(today, today + days_ahead, interval '1 day')::date LOOP
      name := 'outbox_sent_' || to_char(day, 'YYYYMMDD');
      CONTINUE WHEN to_regclass(name) IS NOT NULL;
      EXECUTE format('CREATE TABLE %I (LIKE outbox_sent INCLUDING DEFAULTS)', name);
      EXECUTE format('ALTER TABLE outbox_sent ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name,
        day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
    END LOOP;
  END $$`;

const drop = `
  CREATE FUNCTION drop_outbox_sent(kept_hours integer) RETURNS integer LANGUAGE plpgsql ${settings} AS $$
  DECLARE
    oldest date := ((clock_timestamp() - make_interval(hours => kept_hours)) AT TIME ZONE 'UTC')::date;
    name text;
    dropped integer := 0;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('outbox_sent'));
    FOR name IN
      SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
      WHERE inhparent = 'outbox_sent'::regclass AND to_date(right(relname, 8), 'YYYYMMDD') < oldest
      ORDER BY relname
    LOOP
      EXECUTE format('DROP TABLE %I', name);
      dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
  END $$`;

export const createSent: readonly string[] = [
  table,
  index,
  prepare,
  drop,
  'REVOKE ALL ON FUNCTION prepare_outbox_sent(integer), drop_outbox_sent(integer) FROM PUBLIC',
  `GRANT EXECUTE ON FUNCTION prepare_outbox_sent(integer), drop_outbox_sent(integer) TO ${PUBLISHER_ROLE}`,
  `GRANT INSERT ON outbox_sent TO ${PUBLISHER_ROLE}`,
];

export const dropSent: readonly string[] = [
  'DROP FUNCTION prepare_outbox_sent(integer), drop_outbox_sent(integer)',
  'DROP TABLE outbox_sent',
];

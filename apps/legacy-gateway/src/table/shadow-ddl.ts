import { NOTED_AT, SEQUENCE } from './shadow-columns.js';
import { mysqlNames, postgresqlNames } from './quoted.js';

/** What a shadow table is made for; names as the server has them. */
export interface ShadowPlan {
  readonly driver: 'postgresql' | 'mysql';
  readonly schema?: string | undefined;
  readonly table: string;
  readonly shadow: string;
  /** Columns of the key. */
  readonly key: readonly string[];
}

/**
 * Statements that the owner of a legacy system runs once, one by one, to have the keys of changed rows noted. Who writes the
 * table needs no further privilege; the login of the gateway needs SELECT on both tables.
 */
export function shadowDdl(plan: ShadowPlan): readonly string[] {
  return plan.driver === 'postgresql' ? postgresqlDdl(plan) : mysqlDdl(plan);
}

function postgresqlDdl({ schema = 'public', table, shadow, key }: ShadowPlan): readonly string[] {
  const q = postgresqlNames;
  const source = q.qualified(schema, table);
  const notes = q.qualified(schema, shadow);
  const note = q.qualified(schema, `${shadow}_note`);
  const columns = key.map(q.quoted).join(', ');
  const of = (row: string) => key.map((name) => `${row}.${q.quoted(name)}`).join(', ');
  return [
    `CREATE TABLE ${notes} AS SELECT ${columns} FROM ${source} WITH NO DATA`,
    `ALTER TABLE ${notes}
  ADD COLUMN ${SEQUENCE} bigserial PRIMARY KEY,
  ADD COLUMN ${NOTED_AT} timestamptz NOT NULL DEFAULT clock_timestamp()`,
    // The transaction has its id before its first number: who sees a higher number sees that it is open.
    `CREATE FUNCTION ${note}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM txid_current();
  IF TG_OP = 'TRUNCATE' THEN
    INSERT INTO ${notes} (${columns}) SELECT ${columns} FROM ${source};
  END IF;
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    INSERT INTO ${notes} (${columns}) VALUES (${of('OLD')});
  END IF;
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    INSERT INTO ${notes} (${columns}) VALUES (${of('NEW')});
  END IF;
  RETURN NULL;
END $$`,
    `CREATE TRIGGER ${q.quoted(`${shadow}_rows`)} AFTER INSERT OR UPDATE OR DELETE ON ${source}
  FOR EACH ROW EXECUTE PROCEDURE ${note}()`,
    `CREATE TRIGGER ${q.quoted(`${shadow}_truncate`)} BEFORE TRUNCATE ON ${source}
  FOR EACH STATEMENT EXECUTE PROCEDURE ${note}()`,
  ];
}

function mysqlDdl({ schema, table, shadow, key }: ShadowPlan): readonly string[] {
  const q = mysqlNames;
  const source = q.qualified(schema, table);
  const notes = q.qualified(schema, shadow);
  const columns = key.map(q.quoted).join(', ');
  const of = (row: string) => key.map((name) => `${row}.${q.quoted(name)}`).join(', ');
  const trigger = (what: string, event: string, values: string) =>
    `CREATE TRIGGER ${q.qualified(schema, `${shadow}_${what}`)} AFTER ${event} ON ${source} FOR EACH ROW
  INSERT INTO ${notes} (${columns}) ${values}`;
  return [
    `CREATE TABLE ${notes} (
  ${SEQUENCE} bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ${NOTED_AT} timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP
) ENGINE = InnoDB AS SELECT ${columns} FROM ${source} WHERE FALSE`,
    trigger('insert', 'INSERT', `VALUES (${of('NEW')})`),
    trigger('update', 'UPDATE', `SELECT ${of('OLD')} UNION SELECT ${of('NEW')}`),
    trigger('delete', 'DELETE', `VALUES (${of('OLD')})`),
  ];
}

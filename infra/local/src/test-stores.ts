/** Addresses of the real stores that specs use. */
export interface Stores {
  /** Superuser of a PostgreSQL 18 server. */
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
}

/**
 * The stores of this test run, started or found by the jest set-up.
 *
 * @throws Error when a spec runs without them.
 */
export function testStores(): Stores {
  const { DATABASE_URL: databaseUrl, KAFKA_BROKERS: brokers } = process.env;
  if (!databaseUrl || !brokers)
    throw new Error('DATABASE_URL and KAFKA_BROKERS are not set: run specs through jest');
  return { databaseUrl, brokers: brokers.split(',') };
}

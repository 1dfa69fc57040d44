import { readFile } from 'node:fs/promises';
import { KervanError, faultsOf } from '@kervan/contracts';
import { z } from 'zod';

/** Another system's publisher, as a JSON file describes it. */
const External = z.object({
  name: z.string().min(1),
  /** Makes its tables in a fresh database; a superuser runs it. */
  schemaSql: z.string().min(1),
  /** One statement; `$1` JSON array of `{id, key, seq, payload}`, payload as text; `$2` the topic's name. */
  insertSql: z.string().min(1),
  /**
   * Shell command that stays in the foreground and ends on SIGTERM. Environment: DATABASE_URL, KAFKA_BROKERS, TOPIC.
   * A record's value must be the payload, its key the event's key.
   */
  command: z.string().min(1),
});
export type External = z.output<typeof External>;

/** @throws KervanError CONFIGURATION_INVALID naming file and faulty fields. */
export async function readExternal(file: string): Promise<External> {
  const { data, error } = External.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (data) return data;
  throw new KervanError('CONFIGURATION_INVALID', `${file}: ${faultsOf(error)}`);
}

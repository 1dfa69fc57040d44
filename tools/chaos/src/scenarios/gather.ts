import type { Evidence } from '../evidence/evidence.js';
import { readEffects } from '../evidence/read-effects.js';
import { readSums } from '../evidence/read-sums.js';
import { readWritten } from '../evidence/read-written.js';
import { scanBroker } from '../evidence/scan-broker.js';
import type { RelayWatch } from '../meters/relay-watch.js';
import type { Recovery } from '../report/recovery.js';
import type { Unrest } from '../rest/until-rest.js';
import type { Stack } from '../stack/start-stack.js';

/** Reads everything that the verdict goes by. */
export async function gather(
  { databases, broker }: Stack,
  unrest: Unrest,
  relays: RelayWatch,
  recoveries: readonly Recovery[],
): Promise<Evidence> {
  await relays.look();
  return {
    written: await readWritten(databases),
    effects: await readEffects(databases.effect),
    sums: await readSums(databases.projection),
    broker: await scanBroker(broker),
    ...unrest,
    relays: relays.findings,
    recoveries,
  };
}

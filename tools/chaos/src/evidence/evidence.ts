import type { Recovery } from '../report/recovery.js';
import type { StoreName } from '../stack/store-names.js';
import type { RelayFindings } from '../meters/relay-watch.js';
import type { Effects } from './read-effects.js';
import type { AccountSum } from './read-sums.js';
import type { Waiting } from './read-waiting.js';
import type { Written } from './read-written.js';
import type { BrokerLog } from './scan-broker.js';

/** What databases and broker say when everything rests. */
export interface Evidence {
  readonly written: ReadonlyMap<string, Written>;
  readonly broker: BrokerLog;
  readonly effects: Effects;
  readonly sums: ReadonlyMap<string, AccountSum>;
  readonly waiting: Readonly<Record<StoreName, Waiting>>;
  /** Records that consumers have not taken. */
  readonly lag: number;
  readonly relays: RelayFindings;
  readonly recoveries: readonly Recovery[];
}

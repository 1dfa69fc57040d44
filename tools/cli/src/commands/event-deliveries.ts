import type { Delivery } from '@kervan/console-api';
import { count, list, milliseconds, state, text, time } from '../output/columns.js';
import type { Column } from '../output/view.js';
import { shownSilence } from './journey/answers.js';

export const deliveryColumns: readonly Column<Delivery>[] = [
  text('consumer', ({ consumer }) => consumer),
  state('state', (delivery) => delivery.state),
  count('tries', ({ attempts }) => attempts),
  count('duplicates', ({ duplicates }) => duplicates),
  time('first', ({ firstAt }) => firstAt),
  time('last', ({ lastAt }) => lastAt),
  milliseconds('took', ({ durationMs }) => durationMs),
  text('fingerprint', ({ fingerprint }) => fingerprint),
  text('silent', ({ silent }) => silent && shownSilence(silent)),
  list('records', ({ touched }) => touched.map(({ table, key }) => `${table} ${key}`)),
];

import type { Delivery } from '@kervan/console-api';
import { count, list, milliseconds, moment, state, text, wide } from '../../output/columns.js';
import type { Column } from '../../output/view.js';
import { deliveryDetail } from '../journey/delivery-detail.js';

export const deliveryColumns: readonly Column<Delivery>[] = [
  text('consumer', ({ consumer }) => consumer),
  state('state', (delivery) => delivery.state),
  count('tries', ({ attempts }) => attempts),
  wide(count('duplicates', ({ duplicates }) => duplicates)),
  wide(moment('first', ({ firstAt }) => firstAt)),
  moment('last', ({ lastAt }) => lastAt),
  milliseconds('took', ({ durationMs }) => durationMs),
  text('detail', deliveryDetail),
  wide(text('fingerprint', ({ fingerprint }) => fingerprint)),
  wide(text('silent', ({ silent }) => silent?.service ?? null)),
  wide(list('records', ({ touched }) => touched.map(({ table, key }) => `${table} ${key}`))),
];

import type { Delivery, FiveAnswers, JourneyEvent, Silence } from '@kervan/console-api';
import { grouped } from './grouped.js';
import { distinctSilences } from './distinct-silences.js';

type Verdict = FiveAnswers['produced']['verdict'];

/** Who reads the broker to confirm that events are there. */
const WITNESS = 'ops-console';

/**
 * What became of events, as far as it is known. What calls for attention is a known fault and goes before what is
 * unknown; whoever is silent is named in either case.
 *
 * @param silentOutboxes services of which nobody knows whether they have committed more that waits to be published
 */
export function fiveAnswers(
  events: readonly JourneyEvent[],
  silentOutboxes: readonly Silence[] = [],
): FiveAnswers {
  const deliveries = events.flatMap((event) => event.deliveries);
  const untold = distinctSilences(deliveries.flatMap(({ silent }) => silent ?? []));
  const count = (...states: Delivery['state'][]) => countOf(deliveries, ...states);
  const open = count('parked', 'dead');
  const ofDeliveries = (attention: boolean) => answer(attention, untold);
  return {
    produced: { ...answer(false, distinctSilences(silentOutboxes)), events: events.length },
    onBroker: onBroker(events),
    retries: { ...ofDeliveries(count('parked') > 0), ...retries(deliveries) },
    deadLetters: {
      ...ofDeliveries(open > 0),
      dead: count('dead'),
      parked: count('parked'),
      consumers: byConsumer(deliveries, (own) => ({
        dead: countOf(own, 'dead'),
        parked: countOf(own, 'parked'),
      })).filter(({ dead, parked }) => dead + parked > 0),
    },
    records: {
      ...ofDeliveries(open > 0),
      changed: new Set(deliveries.flatMap(recordsOf)).size,
      outstanding: open + count('waiting'),
    },
  };
}

function onBroker(events: readonly JourneyEvent[]): FiveAnswers['onBroker'] {
  const unseen = events.filter(({ state }) => state === 'unknown').map(({ occurredAt }) => occurredAt);
  const silent = distinctSilences(unseen.map((since) => ({ service: WITNESS, since })));
  const waits = events.some(({ state }) => state === 'in_outbox');
  const witnessed = events.filter(({ state }) => state === 'on_broker').length;
  return { ...answer(waits, silent), witnessed, events: events.length };
}

function retries(deliveries: readonly Delivery[]): Pick<FiveAnswers['retries'], 'total' | 'consumers'> {
  const retriesOf = (own: readonly Delivery[]) =>
    own.reduce((sum, { attempts }) => sum + Math.max(0, attempts - 1), 0);
  const consumers = byConsumer(deliveries, (own) => ({ retries: retriesOf(own) }));
  return { total: retriesOf(deliveries), consumers: consumers.filter((each) => each.retries > 0) };
}

function answer(attention: boolean, silent: Silence[]): { verdict: Verdict; silent: Silence[] } {
  if (attention) return { verdict: 'attention', silent };
  return { verdict: silent.length > 0 ? 'unknown' : 'ok', silent };
}

function byConsumer<Told>(
  deliveries: readonly Delivery[],
  tell: (own: readonly Delivery[]) => Told,
): ({ consumer: string } & Told)[] {
  const consumers = grouped(deliveries, ({ consumer }) => consumer);
  return [...consumers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([consumer, own]) => ({ consumer, ...tell(own) }));
}

function countOf(deliveries: readonly Delivery[], ...states: Delivery['state'][]): number {
  return deliveries.filter(({ state }) => states.includes(state)).length;
}

function recordsOf({ consumer, touched }: Delivery): string[] {
  return touched.map(({ table, key }) => JSON.stringify([consumer, table, key]));
}

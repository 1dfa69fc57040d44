import type { Delivery, Journey, JourneyEvent } from '@kervan/console-api';
import { type BrokerTruth, deliveryOf, type TrueEvent } from './broker-truth.js';
import type { ConsumerTruth, TrueState } from './consumer-truth.js';

/** How a state of the console reads where databases only know whether an event is settled. */
const meaning: Readonly<Record<Delivery['state'], TrueState | 'unknown'>> = {
  handled: 'settled',
  skipped: 'settled',
  parked: 'parked',
  dead: 'dead',
  waiting: 'waiting',
  unknown: 'unknown',
};

/**
 * What a journey says that is not so, one line each. A delivery of which the console knows nothing is no fault as long as
 * it names who is silent.
 *
 * @param expected the events that belong to it
 */
export function compareJourney(
  journey: Journey,
  expected: ReadonlyMap<string, TrueEvent>,
  { receipts }: BrokerTruth,
  consumers: readonly ConsumerTruth[],
): string[] {
  const shown = new Map(journey.events.map((event) => [event.id, event]));
  const absent = journey.truncated ? [] : [...expected.keys()].filter((id) => !shown.has(id));
  const faults = absent.map((id) => `${id} is on the broker and not shown`);
  for (const event of shown.values()) {
    const truth = expected.get(event.id);
    if (truth)
      faults.push(...comparePlace(event, truth), ...compareDeliveries(event, truth, receipts, consumers));
    else faults.push(`${event.id} is shown and does not belong to it`);
  }
  return [...faults, ...compareAnswers(journey)];
}

function comparePlace({ id, broker, state }: JourneyEvent, truth: TrueEvent): string[] {
  if (state !== 'on_broker' || !broker) return [`${id} is on the broker, shown as ${state}`];
  const { topic, partition, offset } = truth;
  const same = broker.topic === topic && broker.partition === partition && broker.offset === offset;
  return same ? [] : [`${id} lies at ${topic}/${partition}@${offset}, shown at another place`];
}

function compareDeliveries(
  { id, deliveries }: JourneyEvent,
  truth: TrueEvent,
  receipts: BrokerTruth['receipts'],
  consumers: readonly ConsumerTruth[],
): string[] {
  const shown = new Map(deliveries.map((delivery) => [delivery.consumer, delivery]));
  return consumers.flatMap((consumer) => {
    const state = consumer.stateOf(truth);
    const delivery = shown.get(consumer.consumer);
    const at = `${id} at ${consumer.consumer}`;
    if (state === null) return delivery ? [`${at}: shown, but it does not read it`] : [];
    if (!delivery) return [`${at}: ${state}, not shown`];
    if (delivery.state === 'unknown') return delivery.silent ? [] : [`${at}: unknown, and nobody is named`];
    const said = meaning[delivery.state];
    if (said !== state) return [`${at}: ${state}, shown as ${delivery.state}`];
    return compareReceipt(at, delivery, receipts.get(deliveryOf(id, consumer.consumer)));
  });
}

function compareReceipt(
  at: string,
  { attempts, touched }: Delivery,
  receipt: { readonly attempts: number; readonly touched: ReadonlySet<string> } | undefined,
): string[] {
  const faults: string[] = [];
  const tries = receipt?.attempts ?? 0;
  if (attempts !== tries) faults.push(`${at}: ${tries} tries, shown ${attempts}`);
  const records = new Set(touched.map(({ table, key }) => `${table} ${key}`));
  const wanted = receipt?.touched ?? new Set<string>();
  const differs = records.size !== wanted.size || [...wanted].some((record) => !records.has(record));
  if (differs) faults.push(`${at}: ${wanted.size} records were written, shown ${records.size}`);
  return faults;
}

/** The five answers must say what the deliveries below them say. */
function compareAnswers({ answers, events }: Journey): string[] {
  const deliveries = events.flatMap((event) => event.deliveries);
  const count = (state: Delivery['state']) => deliveries.filter((each) => each.state === state).length;
  const retries = deliveries.reduce((sum, { attempts }) => sum + Math.max(0, attempts - 1), 0);
  const told: readonly (readonly [string, number, number])[] = [
    ['events', answers.produced.events, events.length],
    ['witnessed', answers.onBroker.witnessed, events.filter(({ state }) => state === 'on_broker').length],
    ['retries', answers.retries.total, retries],
    ['dead', answers.deadLetters.dead, count('dead')],
    ['parked', answers.deadLetters.parked, count('parked')],
  ];
  return told.flatMap(([name, said, is]) => (said === is ? [] : [`answers: ${name} ${said}, is ${is}`]));
}

import {
  FaturaKesildi,
  IadeFaturasiAlindi,
  SevkiyatGerceklesti,
  SiparisBeklemeyeAlindi,
  SiparisOnaylandi,
  TeslimatKaydedildi,
  YevmiyeFisiIslendi,
} from '@kervan/contracts';
import type { Report } from '../job/report.js';
import { seededRandom } from '../../seeded-random.js';
import { countedTypes } from './counted-topics.js';

/** Services and, last, the stores under them. */
export const victims = [
  'outbox-publisher',
  'accounting',
  'warehouse',
  'crm',
  'reporting',
  'ops-console',
  'erp-core',
  'kafka',
  'postgres',
] as const;
export type Victim = (typeof victims)[number];

/** One kill -9: after the `at`-th event of an app; a store dies after the core's. */
export interface PlannedKill {
  readonly app: Victim;
  /** 1 or more. */
  readonly at: number;
  /** Events this app has in the whole input. */
  readonly of: number;
}

/** Events of each app in an undisturbed run: what the publisher sent, and what the others made of what they handled. */
export function volumesOf({ events }: Pick<Report, 'events'>): Readonly<Record<Victim, number>> {
  const of = (...types: readonly string[]): number =>
    types.reduce((sum, type) => sum + (events[type] ?? 0), 0);
  const orders = of(SiparisOnaylandi.type, SiparisBeklemeyeAlindi.type);
  const invoices = of(FaturaKesildi.type, IadeFaturasiAlindi.type);
  return {
    'outbox-publisher': of(...countedTypes),
    accounting: of(YevmiyeFisiIslendi.type),
    warehouse: of(SevkiyatGerceklesti.type),
    crm: invoices,
    reporting: invoices,
    'ops-console': Object.values(events).reduce((sum, count) => sum + count, 0) - of(TeslimatKaydedildi.type),
    'erp-core': orders,
    kafka: orders,
    postgres: orders,
  };
}

/**
 * Up to which part of its volume an app may be killed: not so late that one more transaction of many events carries it
 * over its end before the kill comes.
 */
const reach = {
  'outbox-publisher': 0.75,
  accounting: 0.5,
  warehouse: 0.5,
  crm: 0.5,
  reporting: 0.5,
  'ops-console': 0.5,
  'erp-core': 0.5,
  kafka: 0.5,
  postgres: 0.5,
} as const;

/**
 * Draws for each app after which of its events it is killed: the same seed and volumes, the same kills.
 *
 * @param seed whole number; its lower 32 bits count
 */
export function planKills(seed: number, volumes: Readonly<Record<Victim, number>>): readonly PlannedKill[] {
  const random = seededRandom(seed);
  return victims.map((app) => {
    const of = volumes[app];
    if (of < 2) throw new RangeError(`${app} has ${of} events: too few to be killed between two`);
    return { app, at: 1 + Math.floor(random() * Math.floor(of * reach[app])), of };
  });
}

import { setTimeout as pause } from 'node:timers/promises';
import { type ConsoleClient, ConsoleProblem, type IdentifierKind, type Journey } from '@kervan/console-api';
import type { Evidence } from '../evidence/evidence.js';
import { type BrokerTruth, readTruth, type TrueEvent } from './broker-truth.js';
import { compareJourney } from './compare-journey.js';
import { consumersOf } from './consumer-truth.js';
import { drawIdentifiers, type Identifier, identifiersOf } from './draw-identifiers.js';

export interface JourneyVerdict {
  readonly journeys: number;
  /** Journeys asked for by kind of identifier. */
  readonly byKind: Readonly<Partial<Record<IdentifierKind, number>>>;
  readonly events: number;
  readonly deliveries: number;
  /** Journeys longer than one answer: of these only what is shown was judged. */
  readonly truncated: number;
  /** Deliveries that the console cannot know, each naming who is silent. */
  readonly unknown: number;
  readonly wrong: number;
  /** At most 100 of what is not so, each beginning with its journey. */
  readonly faults: readonly string[];
}

export interface JourneyOptions {
  readonly console: Pick<ConsoleClient, 'journey' | 'completeness'>;
  readonly journeys: number;
  readonly random: () => number;
  readonly onProgress?: (done: number) => void;
  /** Ends the wait for a console that is behind. */
  readonly signal: AbortSignal;
}

const KEPT = 100;
const AT_ONCE = 8;
const LOOK_MS = 250;
/** Of the console's completeness, that are awaited. */
const CHECKS = 2;

/**
 * Waits until the console has read the whole broker, asks it for random journeys, and compares every answer with broker
 * and databases. The system must be at rest.
 *
 * @throws ConsoleProblem when the console does not answer; KervanError of database and broker; the signal's reason.
 */
export async function judgeJourneys(evidence: Evidence, options: JourneyOptions): Promise<JourneyVerdict> {
  await untilCaughtUp(options);
  const truth = await readTruth(evidence);
  const consumers = await consumersOf(evidence);
  const belonging = new Belonging(truth);
  const asked = drawIdentifiers(truth.events.values(), options.journeys, options.random);
  const byKind: Partial<Record<IdentifierKind, number>> = {};
  const sum = { journeys: 0, events: 0, deliveries: 0, truncated: 0, unknown: 0, wrong: 0 };
  const faults: string[] = [];

  const judge = async ({ kind, value }: Identifier): Promise<void> => {
    const journey = await journeyOrNull(options.console, { kind, value });
    const events = journey?.events ?? [];
    const deliveries = events.flatMap((event) => event.deliveries);
    const found = journey
      ? compareJourney(journey, belonging.to({ kind, value }), truth, consumers)
      : ['is not known to the console'];
    byKind[kind] = (byKind[kind] ?? 0) + 1;
    sum.events += events.length;
    sum.deliveries += deliveries.length;
    sum.truncated += journey?.truncated ? 1 : 0;
    sum.unknown += deliveries.filter(({ state }) => state === 'unknown').length;
    sum.wrong += found.length > 0 ? 1 : 0;
    if (faults.length < KEPT) faults.push(...found.map((fault) => `${kind} ${value}: ${fault}`));
    sum.journeys += 1;
    options.onProgress?.(sum.journeys);
  };

  const queue = asked.values();
  const work = async (): Promise<void> => {
    for (const identifier of queue) await judge(identifier);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { ...sum, byKind, faults: faults.slice(0, KEPT) };
}

/**
 * A check that was under way when the system came to rest says of an earlier moment how far the console was: only the one
 * after the next says of this one.
 */
async function untilCaughtUp({ console, signal }: JourneyOptions): Promise<void> {
  const seen = new Set<string | null>();
  for (;;) {
    const { checkedAt, behindRecords } = await console.completeness();
    seen.add(checkedAt);
    if (seen.size > CHECKS && behindRecords === 0) return;
    await pause(LOOK_MS, undefined, { signal });
  }
}

/** @throws ConsoleProblem for every other answer */
async function journeyOrNull(
  console: JourneyOptions['console'],
  { kind, value }: Identifier,
): Promise<Journey | null> {
  try {
    return await console.journey(kind, value);
  } catch (error) {
    if (error instanceof ConsoleProblem && error.status === 404) return null;
    throw error;
  }
}

/** Which events belong to an identifier: those that carry it, and the whole of their flows. */
class Belonging {
  readonly #carrying = new Map<string, TrueEvent[]>();
  readonly #flows = new Map<string, TrueEvent[]>();

  constructor({ events }: BrokerTruth) {
    for (const event of events.values()) {
      add(this.#flows, event.correlationId, event);
      for (const { kind, value } of identifiersOf(event)) add(this.#carrying, `${kind} ${value}`, event);
    }
  }

  to({ kind, value }: Identifier): ReadonlyMap<string, TrueEvent> {
    const carrying = this.#carrying.get(`${kind} ${value}`) ?? [];
    const flows = new Set(carrying.map(({ correlationId }) => correlationId));
    const all = [...carrying, ...[...flows].flatMap((flow) => this.#flows.get(flow) ?? [])];
    return new Map(all.map((event) => [event.id, event]));
  }
}

function add<Value>(into: Map<string, Value[]>, key: string, value: Value): void {
  const known = into.get(key);
  if (known) known.push(value);
  else into.set(key, [value]);
}

import type { IdentifierKind, Journey, JourneyEvent } from '@kervan/console-api';
import { KervanError } from '@kervan/contracts';
import { Database } from '@kervan/database';
import { CONFIG } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../settings.js';
import { aboutEvents } from './about-events.js';
import { causalOrder } from './causal-order.js';
import { distinctKeys } from './event-keys.js';
import { eventInOutbox } from './event-in-outbox.js';
import { fiveAnswers } from './five-answers.js';
import { flowEvents } from './flow-events.js';
import { journeyEvents } from './journey-events.js';
import { namedCauses } from './named-causes.js';
import { outboxKeys } from './outbox-keys.js';
import { UnwitnessedEvents } from './unwitnessed-events.js';
import { WaitingEvents, type WaitingEvent } from './waiting-events.js';

const DAY_MS = 86_400_000;

/** What became of everything that an identifier leads to. */
@Injectable()
export class Journeys {
  constructor(
    private readonly database: Database,
    private readonly waiting: WaitingEvents,
    private readonly unwitnessed: UnwitnessedEvents,
    @Inject(CONFIG) private readonly settings: Settings,
  ) {}

  /** @throws KervanError NOT_FOUND, DATABASE_UNAVAILABLE */
  async journey(kind: IdentifierKind, value: string): Promise<Journey> {
    const { rows, truncated } = await flowEvents(this.database, kind, value);
    const about = await aboutEvents(this.database, rows);
    const { events: waits, silent } = await this.waiting.of(outboxKeys(kind, value, rows), about.services);
    const witnessed = journeyEvents(rows, about);
    const seen = [...witnessed, ...stillWaiting(waits, witnessed, value)];
    const events = causalOrder([...seen, ...(await this.#unseen(kind, value, seen, truncated))]);
    if (events.length === 0) throw new KervanError('NOT_FOUND', `No event carries this ${kind}.`);
    return {
      kind,
      value,
      keys: distinctKeys(about.keys),
      correlationIds: distinct(events.map(({ correlationId }) => correlationId)),
      traceIds: distinct(events.flatMap(({ traceId }) => traceId ?? [])),
      answers: fiveAnswers(events, silent),
      events,
      truncated,
      behindSeconds: about.behindSeconds,
    };
  }

  /** Of a part of a journey nobody can say what is missing. */
  async #unseen(
    kind: IdentifierKind,
    value: string,
    seen: readonly JourneyEvent[],
    truncated: boolean,
  ): Promise<JourneyEvent[]> {
    if (seen.length === 0 && kind === 'event') {
      const told = await this.unwitnessed.toldByReceipts(value);
      return told ? [told] : [];
    }
    if (truncated) return [];
    const kept = new Date(Date.now() - (this.settings.RETENTION_DAYS - 1) * DAY_MS);
    return this.unwitnessed.among(namedCauses(seen, kept));
  }
}

/** Those of its flows or under the key that is looked for; one that was published meanwhile is among the witnessed. */
function stillWaiting(
  waits: readonly WaitingEvent[],
  witnessed: readonly JourneyEvent[],
  value: string,
): JourneyEvent[] {
  const ids = new Set(witnessed.map(({ id }) => id));
  const flows = new Set(witnessed.map(({ correlationId }) => correlationId));
  const belongs = ({ correlationId, key }: WaitingEvent) =>
    key === value || (correlationId !== null && flows.has(correlationId));
  return waits.filter((event) => !ids.has(event.eventId) && belongs(event)).map(eventInOutbox);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

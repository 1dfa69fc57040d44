import type { EventDetail } from '@kervan/console-api';
import { KervanError } from '@kervan/contracts';
import { Database } from '@kervan/database';
import { Injectable } from '@nestjs/common';
import { uuidOf } from '../read-model/uuid-of.js';
import { aboutEvents } from './about-events.js';
import { distinctKeys } from './event-keys.js';
import { flowEvents } from './flow-events.js';
import { journeyEvents } from './journey-events.js';
import { UnwitnessedEvents } from './unwitnessed-events.js';
import { witnessedEvent } from './witnessed-event.js';

/** What is known of one event. */
@Injectable()
export class Events {
  constructor(
    private readonly database: Database,
    private readonly unwitnessed: UnwitnessedEvents,
  ) {}

  /** @throws KervanError NOT_FOUND, DATABASE_UNAVAILABLE */
  async event(id: string): Promise<EventDetail> {
    const { rows } = await flowEvents(this.database, 'event', id);
    const own = rows.filter(({ eventId }) => eventId === uuidOf(id)).slice(0, 1);
    const about = await aboutEvents(this.database, own);
    const [event = await this.unwitnessed.toldByReceipts(id)] = journeyEvents(own, about);
    if (!event) throw new KervanError('NOT_FOUND', 'No event has this id.');
    const effects = rows.filter(({ causationId }) => causationId === uuidOf(id));
    return {
      event,
      keys: distinctKeys(about.keys),
      effects: effects.map((row) => witnessedEvent(row).id).sort(),
    };
  }
}

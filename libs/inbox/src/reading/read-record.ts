import { fromHeaders, KervanError, toBinaryMode, type Envelope } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import type { HandlerTable } from '../handling/handler-table.js';
import type { Content, Delivery } from './delivery.js';
import { salvagedEnvelope } from './salvaged-envelope.js';
import { storable } from './storable.js';

/** Reads records for the handlers of one service. Never throws: what cannot be read is a delivery that says so. */
export class RecordReader {
  constructor(
    private readonly handlers: HandlerTable,
    /** Called for each event whose type no handler of this service knows. */
    private readonly onUnhandled: (type: string) => void,
  ) {}

  read(received: IncomingRecord): Delivery {
    const record = storable(received);
    try {
      const { headers, value } = toBinaryMode(record.headers, record.value);
      const envelope = fromHeaders(headers, record.key);
      return delivery(record, envelope, this.#content(envelope, value));
    } catch (error) {
      if (!(error instanceof KervanError)) throw error;
      return delivery(record, salvagedEnvelope(record), { kind: 'unreadable', error, handler: '' });
    }
  }

  #content(envelope: Envelope, value: string | null): Content {
    const route = this.handlers.get(envelope.type);
    if (!route) {
      this.onUnhandled(envelope.type);
      return { kind: 'skip' };
    }
    const { subscription } = route;
    try {
      return { kind: 'event', route, prepared: subscription.prepare(envelope, value) };
    } catch (error) {
      if (!(error instanceof KervanError)) throw error;
      return { kind: 'unreadable', error, handler: subscription.handler };
    }
  }
}

function delivery(record: IncomingRecord, envelope: Envelope, content: Content): Delivery {
  const position = envelope.sequence ?? { epoch: 0, number: record.offset };
  return { record, envelope, position, content };
}

import { context } from '@opentelemetry/api';
import { KervanError, type Envelope } from '@kervan/contracts';
import { isUnrecorded } from '@kervan/observability';
import type { SharedPart, SharedPartClass, Touched, Tx, Unit } from '@kervan/outbox';
import type { EventDelivery } from '../reading/delivery.js';
import type { Attempt } from './handled.js';
import type { RunTx } from './on-events.js';
import { flowAfter, openProcessSpan, type ProcessSpan } from './process-span.js';

/** The transaction as a set-based handler sees it: the view of an event is made when it is asked for. */
export class EventViews implements RunTx<Envelope> {
  readonly #deliveries: ReadonlyMap<Envelope, EventDelivery>;
  readonly #views = new Map<Envelope, ReturnType<Unit['tx']>>();
  readonly #spans = new Map<Envelope, ProcessSpan>();

  constructor(
    private readonly unit: Unit,
    run: readonly EventDelivery[],
    private readonly attempt: Attempt,
  ) {
    this.#deliveries = new Map(run.map((delivery) => [delivery.content.prepared.event, delivery]));
    for (const [event, delivery] of this.#deliveries) {
      if (!isUnrecorded(event)) this.#spans.set(event, openProcessSpan(delivery, attempt));
    }
  }

  get db(): RunTx<Envelope>['db'] {
    return this.unit.db;
  }

  shared<Part extends SharedPart>(part: SharedPartClass<Part>): Part {
    return this.unit.shared(part);
  }

  for(event: Envelope): Tx {
    const known = this.#views.get(event);
    if (known) return known;
    const delivery = this.#deliveries.get(event);
    if (!delivery) throw new KervanError('INTERNAL', `event ${event.id} is not of this run`);
    const span = this.#spans.get(event) ?? openProcessSpan(delivery, this.attempt);
    const made = context.with(span.context, () => this.unit.tx(flowAfter(delivery)));
    this.#views.set(event, made);
    return made;
  }

  touchedBy(event: Envelope): Touched {
    return this.#views.get(event)?.touchedRecords ?? [];
  }

  /** Ends the spans of all events. */
  end(failure?: { readonly cause: unknown }): void {
    for (const span of this.#spans.values()) span.end(failure);
  }
}

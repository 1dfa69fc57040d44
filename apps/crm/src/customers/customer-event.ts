import type { Event, EventType } from '@kervan/contracts';

/** An event that speaks of a customer account. */
export type CustomerEvent = Event<EventType, { readonly accountNo: string }>;

import type { Envelope } from '@kervan/contracts';

/** An event collected in memory: everything but its place in the order of its key. */
export interface PendingEvent {
  readonly topic: string;
  readonly sequenced: boolean;
  readonly envelope: Omit<Envelope, 'sequence'>;
  /** JSON text; no characters where `dataref` says where it lies. */
  readonly payload: string;
  readonly dataref?: string;
}

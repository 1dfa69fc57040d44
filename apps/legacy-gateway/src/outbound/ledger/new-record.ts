import type { OutboundRecord } from '../format.js';

/** What a destination gets of an event. */
export interface NewRecord extends OutboundRecord {
  readonly destination: string;
  readonly eventId: string;
  readonly eventKey: string;
  /** The file that it is alone in; null: it waits for the file of the day. */
  readonly file: { readonly name: string; readonly head: Buffer; readonly trailer: Buffer } | null;
}

import type { Charset } from '../text/decoded.js';
import type { SchemedId } from '../canonical/party.js';
import type { Envelope } from './envelope.js';
import type { Mapped, Message } from './message.js';
import type { Segment } from './segment.js';
import type { Beginning } from './separators.js';

/** What is EDIFACT's or X12's own in reading an interchange. */
export interface Syntax {
  readonly name: string;
  readonly envelope: Envelope;
  /** Bytes after which the separators are known in any case. */
  readonly beginningSize: number;
  begin(bytes: string): Beginning;
  charsetOf(interchange: Segment): Charset;
  senderOf(interchange: Segment): SchemedId | null;
  receiverOf(interchange: Segment): SchemedId | null;
  typeOf(message: Segment): string;
  /** Type of the message that begins with this segment, although no message was opened; null: none does. */
  bareTypeOf(segment: Segment): string | null;
  /** Bytes that follow a segment and are not to be cut; 0: none. */
  packageSizeAfter(segment: Segment): number;
  map(message: Message): Mapped;
}

import type { DataOf, TeslimatKaydedildi } from '@kervan/contracts';

/** What a run brought to the broker, without master data and earlier runs. */
export interface FlowVolume {
  /** Distinct events; receipts are none. */
  readonly events: number;
  /** Deliveries that had an effect, by service. */
  readonly handled: Readonly<Record<string, number>>;
}

/** Counts what came to the broker since a run dropped its first file. */
export class FlowVolumeCount implements FlowVolume {
  events = 0;
  readonly handled: Record<string, number> = {};

  constructor(private readonly since: Date) {}

  /** @param timestamp of the first arrival of an event, milliseconds since 1970 */
  noteEvent(timestamp: number): void {
    if (timestamp >= this.since.getTime()) this.events += 1;
  }

  noteReceipt(timestamp: number, { consumer, deliveries }: DataOf<typeof TeslimatKaydedildi>): void {
    if (timestamp < this.since.getTime()) return;
    const handled = deliveries.filter(({ outcome }) => outcome === 'handled').length;
    this.handled[consumer] = (this.handled[consumer] ?? 0) + handled;
  }
}

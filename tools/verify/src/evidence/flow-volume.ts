import { TeslimatKaydedildi } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';

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

  /** @param record the first arrival of an event */
  note(record: IncomingRecord, type: string): void {
    if (record.timestamp < this.since.getTime()) return;
    if (type !== TeslimatKaydedildi.type) this.events += 1;
    else this.noteReceipt(record.value ?? '');
  }

  private noteReceipt(value: string): void {
    const { consumer, deliveries } = TeslimatKaydedildi.schema.parse(JSON.parse(value));
    const handled = deliveries.filter(({ outcome }) => outcome === 'handled').length;
    this.handled[consumer] = (this.handled[consumer] ?? 0) + handled;
  }
}

import { FaturaKesildi } from '@kervan/contracts';
import { OnEvents, type RunTx } from '@kervan/inbox';
import { Controller } from '@nestjs/common';
import { Destinations } from './destinations/destinations.js';
import { addRecords } from './ledger/add-records.js';
import { recordFor } from './record-for.js';

/** Tells invoices to the legacy systems that are to have them. */
@Controller()
export class SendInvoices {
  constructor(private readonly destinations: Destinations) {}

  @OnEvents(FaturaKesildi)
  async send(events: readonly FaturaKesildi[], tx: RunTx<FaturaKesildi>): Promise<void> {
    const records = events.flatMap((event) =>
      this.destinations.all
        .filter((destination) => destination.takes(event))
        .map((destination) => {
          tx.for(event).touched('outbound_record', `${destination.name}/${event.key}`);
          return recordFor(destination, event);
        }),
    );
    if (records.length > 0) await addRecords(tx.db, records);
  }
}

import type { UblTrWriting } from '../destinations/writing.js';
import type { OutboundFormat } from '../format.js';
import { invoiceXml } from './invoice-xml.js';

const nothing = Buffer.alloc(0);

/** One invoice of UBL-TR 1.2 per file. */
export function ublTrFormat({ seller }: UblTrWriting): OutboundFormat {
  return {
    head: nothing,
    record: ({ data }) => ({
      content: Buffer.from(invoiceXml(data, seller)),
      rows: data.lines.length,
      sums: {},
    }),
    trailer: () => nothing,
  };
}

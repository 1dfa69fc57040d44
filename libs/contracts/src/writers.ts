/** The one service whose outbox holds the events of a topic; `ops.receipts` alone is written by every consumer. */
export const topicWriters: Readonly<Record<string, string>> = {
  'erp.accounts.account': 'erp-core',
  'erp.catalogue.product': 'erp-core',
  'erp.finance.doubtful': 'accounting',
  'erp.finance.invoice': 'erp-core',
  'erp.finance.payment': 'erp-core',
  'erp.finance.period': 'accounting',
  'erp.finance.voucher': 'accounting',
  'erp.inventory.fulfilment': 'warehouse',
  'erp.inventory.receipt': 'warehouse',
  'erp.inventory.stock': 'warehouse',
  'erp.legacy.document': 'legacy-gateway',
  'erp.legacy.quarantine': 'legacy-gateway',
  'erp.people.assignment': 'erp-core',
  'erp.people.commission': 'hr',
  'erp.people.employee': 'erp-core',
  'erp.sales.order': 'erp-core',
  'erp.sales.weborder': 'ecommerce',
};

/** Names that a service gives itself as CloudEvents source, where it is not `/erp/<service>`. */
const sources: Readonly<Record<string, string>> = {
  '/erp/core': 'erp-core',
  '/erp/gateway': 'legacy-gateway',
};

const OWN = '/erp/';

/** Name of the service that writes with a CloudEvents source; of a foreign producer the source as it is. */
export function serviceOfSource(source: string): string {
  return sources[source] ?? (source.startsWith(OWN) ? source.slice(OWN.length) : source);
}

import { TeslimatKaydedildi } from '@kervan/contracts';
import type { ServiceDefinition } from '@kervan/service';

/** The one service whose outbox holds the events of a topic. */
export const writers: Readonly<Record<string, string>> = {
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

/** The topics of a service's outbox: its own, and the receipts of whoever consumes. */
export function topicsWrittenBy({ name, consumes }: ServiceDefinition): readonly string[] {
  const own = Object.keys(writers).filter((topic) => writers[topic] === name);
  return consumes ? [...own, TeslimatKaydedildi.topic] : own;
}

import { receipt, stored, type Query, type StoredEvent } from './stored.mother.js';

/** An order that is approved, reserved and invoiced; the reservation was retried, the invoice is a dead letter. */
export async function order(
  query: Query,
): Promise<{ approval: StoredEvent; reservation: StoredEvent; invoice: StoredEvent }> {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const approval = await stored(query, { at: hoursAgo(2), traceId, workOrderNo: 'WO-1' });
  const { correlationId } = approval;
  const reservation = await stored(query, {
    ...{ correlationId, causationId: approval.id, at: hoursAgo(1.5), source: '/erp/warehouse' },
    ...{ topic: 'erp.inventory.fulfilment', type: 'erp.inventory.StokRezervasyonuTamamlandi.v1' },
  });
  const invoice = await stored(query, {
    ...{ correlationId, causationId: reservation.id, at: hoursAgo(1), key: 'KRV1' },
    ...{ topic: 'erp.finance.invoice', type: 'erp.finance.FaturaKesildi.v1' },
    keys: [
      ['order', 'SIP-1'],
      ['invoice', 'KRV1'],
    ],
  });
  await receipt(query, approval, { attempts: 3, touched: [touched('reservation', 'SIP-1')] });
  await receipt(query, reservation, { consumer: 'erp-core', touched: [touched('order', 'SIP-1')] });
  await receipt(query, invoice, {
    ...{ consumer: 'accounting', state: 'dead', attempts: 5 },
    ...{ fingerprint: 'GL_ACCOUNT_NOT_FOUND:0123456789ab', failedAt: hoursAgo(0.5) },
  });
  return { approval, reservation, invoice };
}

export function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}

const touched = (table: string, key: string) => ({ table, key, before: null, after: 1 });

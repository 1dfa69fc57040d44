import { FaturaKesildi, SiparisIptalEdildi, SiparisOnaylandi, type DataOf } from '@kervan/contracts';
import { declaredLocks, type Lock } from '@kervan/inbox';
import type { Unit } from '@kervan/outbox';
import { toldEvent } from '@kervan/testing';
import { DespatchInvoicedOrders } from '../despatch/despatch-invoiced-orders.js';
import { cancellation } from './order.mother.js';
import { ReleaseCancelledOrders } from './release-cancelled-orders.js';
import { ReserveApprovedOrders } from './reserve-approved-orders.js';

/** What a chunk does for one event: the locks its handler declares, and the handler. */
export interface OrderStep {
  readonly locks: readonly Lock[];
  readonly run: (unit: Unit) => Promise<void>;
}

const reserving = new ReserveApprovedOrders({ RESERVATION_TTL_HOURS: 72 });
const despatching = new DespatchInvoicedOrders();
const releasing = new ReleaseCancelledOrders();

export function approve(data: DataOf<typeof SiparisOnaylandi>): OrderStep {
  const approved = toldEvent(SiparisOnaylandi, data);
  return {
    locks: declaredLocks(reserving, approved),
    run: (unit) => reserving.reserve(approved, unit.tx(approved)),
  };
}

export function bill(data: DataOf<typeof FaturaKesildi>): OrderStep {
  const invoiced = toldEvent(FaturaKesildi, data);
  return {
    locks: declaredLocks(despatching, invoiced),
    run: (unit) => despatching.despatch(invoiced, unit.tx(invoiced)),
  };
}

export function cancel(orderNo: string): OrderStep {
  const cancelled = toldEvent(SiparisIptalEdildi, cancellation(orderNo));
  return {
    locks: declaredLocks(releasing, cancelled),
    run: (unit) => releasing.release(cancelled, unit.tx(cancelled)),
  };
}

import {
  FaturaKesildi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  type DataOf,
  type EventContract,
  type EventOf,
} from '@kervan/contracts';
import { declaredLocks, type Lock } from '@kervan/inbox';
import type { Unit } from '@kervan/outbox';
import { v7 as uuidv7 } from 'uuid';
import { DespatchInvoicedOrders } from '../despatch/despatch-invoiced-orders.js';
import { cancellation } from './order.mother.js';
import { ReleaseCancelledOrders } from './release-cancelled-orders.js';
import { ReserveApprovedOrders } from './reserve-approved-orders.js';

/** What a chunk does for one event: the locks its handler declares, and the handler. */
export interface OrderStep {
  readonly locks: readonly Lock[];
  readonly run: (unit: Unit) => Promise<void>;
}

const flow = { correlationId: uuidv7(), causationId: null, workOrderNo: null };
const reserving = new ReserveApprovedOrders({ RESERVATION_TTL_HOURS: 72 });
const despatching = new DespatchInvoicedOrders();
const releasing = new ReleaseCancelledOrders();

export function approve(data: DataOf<typeof SiparisOnaylandi>): OrderStep {
  const approved = event(SiparisOnaylandi, data);
  return {
    locks: declaredLocks(reserving, approved),
    run: (unit) => reserving.reserve(approved, unit.tx(flow)),
  };
}

export function bill(data: DataOf<typeof FaturaKesildi>): OrderStep {
  const invoiced = event(FaturaKesildi, data);
  return {
    locks: declaredLocks(despatching, invoiced),
    run: (unit) => despatching.despatch(invoiced, unit.tx(flow)),
  };
}

export function cancel(orderNo: string): OrderStep {
  const cancelled = event(SiparisIptalEdildi, cancellation(orderNo));
  return {
    locks: declaredLocks(releasing, cancelled),
    run: (unit) => releasing.release(cancelled, unit.tx(flow)),
  };
}

function event<Contract extends EventContract>(
  contract: Contract,
  data: DataOf<NoInfer<Contract>>,
): EventOf<Contract> {
  const { type, key } = contract;
  const time = new Date().toISOString();
  const trace = { traceparent: null, tracestate: null };
  return { ...flow, ...trace, id: uuidv7(), type, source: '/spec', key, time, sequence: null, data };
}

import {
  CariHesapAcildi,
  CariHesapLimitiGuncellendi,
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  SiparisBeklemeyeAlindi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';
import { chunkedService, stepOf, type ChunkedService } from '@kervan/testing';
import { LearnAccounts } from '../accounts/learn-accounts.js';
import { crm } from '../crm.js';
import { FollowInvoices } from '../open-items/follow-invoices.js';
import { FollowOrders } from '../orders/follow-orders.js';
import { FollowPayments } from '../payments/follow-payments.js';

const accounts = new LearnAccounts();
const orders = new FollowOrders();
const invoices = new FollowInvoices();
const payments = new FollowPayments();

/** What a chunk does for an event with this data. */
export const steps = {
  opened: stepOf(CariHesapAcildi, (event, tx) => accounts.opened(event, tx)),
  limited: stepOf(CariHesapLimitiGuncellendi, (event, tx) => accounts.limited(event, tx)),
  approved: stepOf(SiparisOnaylandi, (event, tx) => orders.approved(event, tx)),
  held: stepOf(SiparisBeklemeyeAlindi, (event, tx) => orders.held(event, tx)),
  orderCancelled: stepOf(SiparisIptalEdildi, (event, tx) => orders.cancelled(event, tx)),
  issued: stepOf(FaturaKesildi, (event, tx) => invoices.issued(event, tx)),
  invoiceCancelled: stepOf(FaturaIptalEdildi, (event, tx) => invoices.cancelled(event, tx)),
  returned: stepOf(IadeFaturasiAlindi, (event, tx) => invoices.returned(event, tx)),
  paid: stepOf(TahsilatAlindi, (event, tx) => payments.received(event, tx)),
  matched: stepOf(TahsilatEslestirildi, (event, tx) => payments.matched(event, tx)),
};

/** A CRM whose transactions a spec makes itself. */
export function chunkedCrm(): Promise<ChunkedService> {
  return chunkedService(crm);
}

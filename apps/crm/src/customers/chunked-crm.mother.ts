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
  type DataOf,
  type EventContract,
  type EventOf,
} from '@kervan/contracts';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { outboxMigrations, TransactionalUnitOfWork, type Tx, type UnitOfWork } from '@kervan/outbox';
import { v7 as uuidv7 } from 'uuid';
import { LearnAccounts } from '../accounts/learn-accounts.js';
import { crm } from '../crm.js';
import { FollowInvoices } from '../open-items/follow-invoices.js';
import { FollowOrders } from '../orders/follow-orders.js';
import { FollowPayments } from '../payments/follow-payments.js';

/** Runs the handler of one event. */
export type Step = (tx: Tx) => Promise<void>;

const flow = { correlationId: uuidv7(), causationId: null, workOrderNo: null };
const accounts = new LearnAccounts();
const orders = new FollowOrders();
const invoices = new FollowInvoices();
const payments = new FollowPayments();

const stepOf =
  <Contract extends EventContract>(
    contract: Contract,
    handle: (event: EventOf<Contract>, tx: Tx) => Promise<void>,
  ) =>
  (data: DataOf<Contract>): Step => {
    const event = eventOf(contract, data);
    return (tx) => handle(event, tx);
  };

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

/** A CRM whose transactions a spec makes itself, as many at once as it likes. */
export class ChunkedCrm {
  readonly work: UnitOfWork;

  private constructor(
    private readonly temporary: TemporaryDatabase,
    readonly database: Database,
  ) {
    this.work = new TransactionalUnitOfWork(database, { source: '/erp/crm' });
  }

  static async start(): Promise<ChunkedCrm> {
    const temporary = await temporaryDatabase(testStores().databaseUrl);
    const database = await connectDatabase({
      url: temporary.url,
      applicationName: 'spec',
      entities: crm.entities,
      migrations: [...outboxMigrations, ...crm.migrations],
    });
    await database.migrate();
    return new ChunkedCrm(temporary, database);
  }

  /** One transaction; unlike the inbox it does not try again after a deadlock. */
  async chunk(chunk: readonly Step[]): Promise<void> {
    const unit = await this.work.begin();
    try {
      for (const step of chunk) await step(unit.tx(flow));
      await unit.commit();
    } catch (error) {
      await unit.rollback();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.temporary.drop();
  }
}

function eventOf<Contract extends EventContract>(
  contract: Contract,
  data: DataOf<NoInfer<Contract>>,
): EventOf<Contract> {
  const { type, key: field } = contract;
  const time = new Date().toISOString();
  const trace = { traceparent: null, tracestate: null };
  const key = String(Reflect.get(data, field));
  return { ...flow, ...trace, id: uuidv7(), type, source: '/spec', key, time, sequence: null, data };
}

import {
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  PersonelAyrildi,
  PersonelIseBasladi,
  SatisTemsilcisiAtandi,
  TahsilatAlindi,
  TahsilatEslestirildi,
  type DataOf,
  type EventContract,
  type EventOf,
} from '@kervan/contracts';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { outboxMigrations, TransactionalUnitOfWork, type Tx, type UnitOfWork } from '@kervan/outbox';
import { eventually } from '@kervan/testing';
import { v7 as uuidv7 } from 'uuid';
import { LearnAssignments } from '../assignments/learn-assignments.js';
import { LearnEmployees } from '../employees/learn-employees.js';
import { hr } from '../hr.js';
import { FollowInvoices } from '../invoices/follow-invoices.js';
import { FollowPayments } from '../invoices/follow-payments.js';
import { SalesRecords } from './sales-records.js';

/** Runs the handler of one event. */
export type Step = (tx: Tx) => Promise<void>;

const flow = { correlationId: uuidv7(), causationId: null, workOrderNo: null };
const records = new SalesRecords({ COMMISSION_TAX_RATE: '15' });
const employees = new LearnEmployees(records);
const assignments = new LearnAssignments(records);
const invoices = new FollowInvoices(records);
const payments = new FollowPayments(records);

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
  joined: stepOf(PersonelIseBasladi, (event, tx) => employees.joined(event, tx)),
  left: stepOf(PersonelAyrildi, (event, tx) => employees.left(event, tx)),
  assigned: stepOf(SatisTemsilcisiAtandi, (event, tx) => assignments.assigned(event, tx)),
  issued: stepOf(FaturaKesildi, (event, tx) => invoices.issued(event, tx)),
  cancelled: stepOf(FaturaIptalEdildi, (event, tx) => invoices.cancelled(event, tx)),
  returned: stepOf(IadeFaturasiAlindi, (event, tx) => invoices.returned(event, tx)),
  paid: stepOf(TahsilatAlindi, (event, tx) => payments.received(event, tx)),
  matched: stepOf(TahsilatEslestirildi, (event, tx) => payments.matched(event, tx)),
};

/** An HR whose transactions a spec makes itself, as many at once as it likes. */
export class ChunkedHr {
  readonly work: UnitOfWork;

  private constructor(
    private readonly temporary: TemporaryDatabase,
    readonly database: Database,
  ) {
    this.work = new TransactionalUnitOfWork(database, { source: '/erp/hr' });
  }

  static async start(): Promise<ChunkedHr> {
    const temporary = await temporaryDatabase(testStores().databaseUrl);
    const database = await connectDatabase({
      url: temporary.url,
      applicationName: 'spec',
      entities: hr.entities,
      migrations: [...outboxMigrations, ...hr.migrations],
    });
    await database.migrate();
    return new ChunkedHr(temporary, database);
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

  /** Runs a chunk to the end, except that it is not committed yet. @returns what commits it. */
  async uncommitted(chunk: readonly Step[]): Promise<() => Promise<void>> {
    const unit = await this.work.begin();
    for (const step of chunk) await step(unit.tx(flow));
    await unit.settle();
    return () => unit.commit();
  }

  /** Returns when this many chunks wait for rows that others hold. */
  async waitingForLocks(count: number): Promise<void> {
    await eventually(`${String(count)} to wait for locks`, async () => {
      const waiting = await this.database.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return waiting.length === count;
    });
  }

  /** Accrued - reversed, `invoice employee amount`, where it is not nothing. */
  async balances(invoicePrefix: string): Promise<string[]> {
    const rows = await this.database.query<{ balance: string }>(
      `SELECT invoice_no || ' ' || employee_no || ' ' ||
              sum(CASE kind WHEN 'ACCRUAL' THEN amount ELSE -amount END) AS balance
       FROM commission_entry WHERE starts_with(invoice_no, $1) GROUP BY invoice_no, employee_no
       HAVING sum(CASE kind WHEN 'ACCRUAL' THEN amount ELSE -amount END) <> 0
       ORDER BY invoice_no COLLATE "C"`,
      [invoicePrefix],
    );
    return rows.map(({ balance }) => balance);
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

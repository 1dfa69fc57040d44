import type { DataOf, EventContract, Flow, TouchedRecord } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { context, trace, type Context } from '@opentelemetry/api';
import { draftEvent } from './draft-event.js';
import type { TransactionalUnit } from './transactional-unit.js';
import type { PublishOptions, SharedPart, SharedPartClass, Touched, Tx } from './tx.js';

/** One event's or command's view on the transaction. */
export class UnitTx implements Tx {
  readonly #touched: TouchedRecord[] = [];
  readonly #origin = context.active();
  #flow: Flow;

  constructor(
    private readonly unit: TransactionalUnit,
    flow: Flow,
    private readonly source: string,
  ) {
    this.#flow = flow;
  }

  get db(): Db {
    return this.unit.db;
  }

  get touchedRecords(): Touched {
    return this.#touched;
  }

  publish<Contract extends EventContract>(
    contract: Contract,
    data: DataOf<Contract>,
    options: PublishOptions = {},
  ): string {
    this.unit.refuseIfFinished();
    const event = context.with(this.#trace, () =>
      draftEvent(contract, data, this.#flow, this.source, options),
    );
    this.#flow = { ...this.#flow, workOrderNo: event.envelope.workOrderNo };
    this.unit.add(event);
    return event.envelope.id;
  }

  touched(table: string, key: string, version?: { before: number | null; after: number | null }): void {
    this.unit.refuseIfFinished();
    this.#touched.push({ table, key, before: version?.before ?? null, after: version?.after ?? null });
  }

  number(series: string, use: (number: number) => Promise<void> | void): void {
    this.unit.request({ series, use: context.bind(this.#trace, use) });
  }

  shared<Part extends SharedPart>(part: SharedPartClass<Part>): Part {
    return this.unit.shared(part);
  }

  async savepoint<Result>(work: () => Promise<Result>): Promise<Result> {
    const touched = this.#touched.length;
    const flow = this.#flow;
    try {
      return await this.unit.savepoint(work);
    } catch (error) {
      this.#touched.splice(touched);
      this.#flow = flow;
      throw error;
    }
  }

  /** What happens when the unit is flushed, outside of every span, belongs to the trace of whoever asked for it. */
  get #trace(): Context {
    return trace.getActiveSpan() ? context.active() : this.#origin;
  }
}

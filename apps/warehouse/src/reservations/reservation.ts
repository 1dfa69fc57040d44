import type { Flow, ReservedLine } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import type { TakenLine } from '../stock/allocate.js';
import type { Owed } from './owed.js';
import { assertTransition, type ReservationState } from './reservation-state.js';
import type { ReservationRow } from './reservation.entity.js';

/** An event of the order, in its flow. */
export interface OrderEvent extends Flow {
  readonly data: {
    readonly accountNo: string;
    /** Only an approval has one. */
    readonly approvalNo?: number;
  };
}

/** What the warehouse did for one order, in memory, for a transaction that holds its row. */
export class Reservation {
  #row: RowOf<ReservationRow>;
  #lines: readonly TakenLine[];
  #written: { readonly version: number; readonly lines: readonly TakenLine[] };

  constructor(row: RowOf<ReservationRow>, lines: readonly TakenLine[]) {
    this.#row = row;
    this.#lines = lines;
    this.#written = { version: row.version, lines };
  }

  get orderNo(): string {
    return this.#row.orderNo;
  }

  get accountNo(): string {
    return this.#row.accountNo;
  }

  get state(): ReservationState {
    return this.#row.state;
  }

  /** Nothing is held or owed, and something may be: the order was neither cancelled nor despatched. */
  get isOpen(): boolean {
    return ['NEW', 'FAILED', 'EXPIRED'].includes(this.state);
  }

  /** `SIP-536365/1` */
  get reservationNo(): string {
    return `${this.orderNo}/${String(this.#row.reservationCount)}`;
  }

  /** What is held, or was when the order was despatched; else empty. */
  get lines(): readonly TakenLine[] {
    return this.#lines;
  }

  /** What is held, as events tell it. */
  get reservedLines(): ReservedLine[] {
    return this.#lines.map(({ quantity, ...line }) => ({ ...line, quantity: quantity.toString() }));
  }

  /** What the order waits for after its invoice; null in every other state. */
  get owed(): Owed | null {
    return this.#row.owed;
  }

  /** Of what is held, was despatched or is owed. */
  get skus(): string[] {
    return [...this.#lines, ...(this.owed?.lines ?? [])].map(({ sku }) => sku);
  }

  /** What happens to the order on nobody's command goes on with its flow. */
  get flow(): Flow {
    const { correlationId, workOrderNo } = this.#row;
    return { correlationId, causationId: null, workOrderNo };
  }

  /** @param event absent where goods are held that were owed. */
  reserve(tx: Tx, lines: readonly TakenLine[], expiresAt: Date, event?: OrderEvent): void {
    this.#lines = lines;
    const reservationCount = this.#row.reservationCount + 1;
    this.#become(tx, 'ACTIVE', { ...(event && this.#orderOf(event)), expiresAt, reservationCount });
  }

  fail(tx: Tx, event: OrderEvent): void {
    this.#become(tx, 'FAILED', this.#orderOf(event));
  }

  owe(tx: Tx, event: OrderEvent, owed: Owed): void {
    this.#become(tx, 'OWED', { ...this.#orderOf(event), owed });
  }

  expire(tx: Tx): void {
    this.#lines = [];
    this.#become(tx, 'EXPIRED');
  }

  cancel(tx: Tx, event: OrderEvent): void {
    this.#lines = [];
    this.#become(tx, 'CANCELLED', this.#orderOf(event));
  }

  despatch(tx: Tx): void {
    this.#become(tx, 'DESPATCHED');
  }

  get isChanged(): boolean {
    return this.#row.version !== this.#written.version;
  }

  get hasOtherLines(): boolean {
    return this.#lines !== this.#written.lines;
  }

  /** Whether lines are stored that these replace. */
  get hadLines(): boolean {
    return this.#written.lines.length > 0;
  }

  /** The row as the transaction is to leave it. */
  toRow(): RowOf<ReservationRow> {
    return this.#row;
  }

  wasWritten(): void {
    this.#written = { version: this.#row.version, lines: this.#lines };
  }

  #become(tx: Tx, state: ReservationState, changes: Partial<RowOf<ReservationRow>> = {}): void {
    const { orderNo, version } = this.#row;
    assertTransition(orderNo, this.state, state);
    tx.touched('reservation', orderNo, { before: version, after: version + 1 });
    this.#row = { ...this.#row, expiresAt: null, owed: null, ...changes, state, version: version + 1 };
  }

  #orderOf({ data, correlationId, workOrderNo }: OrderEvent) {
    const { accountNo, approvalNo = this.#row.approvalNo } = data;
    return { accountNo, approvalNo, correlationId, workOrderNo };
  }
}

import { documentNumber, seriesOf, SevkiyatGerceklesti } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { Money, type Quantity } from '@kervan/money';
import type { SharedPart, Tx } from '@kervan/outbox';
import { StockMovement } from '../stock/stock-movement.entity.js';
import { DespatchNote } from './despatch-note.entity.js';

/** Goods that left a depot, and what they cost. */
export interface DespatchedLine {
  readonly lineNo: number;
  readonly depotNo: string;
  readonly sku: string;
  readonly quantity: Quantity;
  readonly cost: Money;
}

/** What a despatch note will say, before it has a number. */
export interface Despatch extends Pick<DespatchNote, 'orderNo' | 'accountNo' | 'despatchDate' | 'currency'> {
  readonly lines: readonly DespatchedLine[];
}

/**
 * The despatches of one transaction. Their notes are numbered when the transaction ends, told one by one and written
 * together.
 */
export class DespatchBook implements SharedPart {
  readonly #despatches = new Map<string, { readonly tx: Tx; readonly despatch: Despatch }>();

  constructor(private readonly db: Db) {}

  add(tx: Tx, despatch: Despatch): void {
    this.#despatches.set(despatch.orderNo, { tx, despatch });
  }

  /** Takes back a despatch of this transaction: there will be no note. @returns it; undefined when there is none. */
  withdraw(orderNo: string): Despatch | undefined {
    const withdrawn = this.#despatches.get(orderNo);
    this.#despatches.delete(orderNo);
    return withdrawn?.despatch;
  }

  flush(): void {
    const despatches = [...this.#despatches.values()];
    this.#despatches.clear();
    const notes: RowOf<DespatchNote>[] = [];
    const movements: RowOf<StockMovement>[] = [];
    for (const { tx, despatch } of despatches) {
      const series = seriesOf('IRS', despatch.despatchDate);
      tx.number(series, (number) => {
        const note = noteOf(despatch, series, number);
        tell(tx, note, despatch.lines);
        notes.push(note);
        movements.push(...movementsOf(note, despatch.lines));
        if (notes.length < despatches.length) return;
        void this.db.insert(DespatchNote, notes);
        void this.db.insert(StockMovement, movements);
      });
    }
  }
}

function noteOf({ lines, ...head }: Despatch, series: string, number: number): RowOf<DespatchNote> {
  const costs = lines.map(({ cost }) => cost);
  const cost = Money.sum(head.currency, costs).toString();
  return { ...head, despatchNoteNo: documentNumber(series, number), series, number, cost };
}

function tell(tx: Tx, note: RowOf<DespatchNote>, lines: readonly DespatchedLine[]): void {
  tx.touched('despatch_note', note.despatchNoteNo);
  const told = lines.map(({ quantity, cost, ...line }) => ({
    ...line,
    quantity: quantity.toString(),
    cost: cost.toString(),
  }));
  tx.publish(SevkiyatGerceklesti, { ...note, lines: told });
}

function movementsOf(
  { despatchNoteNo: documentNo }: RowOf<DespatchNote>,
  lines: readonly DespatchedLine[],
): RowOf<StockMovement>[] {
  return lines.map(({ quantity, cost, ...line }) => ({
    ...line,
    documentNo,
    quantity: quantity.negated().toString(),
    cost: cost.negated().toString(),
  }));
}

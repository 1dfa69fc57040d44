import type { Db, RowOf } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';
import type { Posting } from './posting.js';
import { VoucherLine } from './voucher-line.entity.js';
import { Voucher } from './voucher.entity.js';

/** The vouchers of one transaction, written with one statement per table however many there are. */
export class Journal implements SharedPart {
  #vouchers: RowOf<Voucher>[] = [];
  #lines: RowOf<VoucherLine>[] = [];

  constructor(private readonly db: Db) {}

  add(voucher: RowOf<Voucher>, postings: readonly Posting[]): void {
    this.#vouchers.push(voucher);
    this.#lines.push(...postings.map((posting, index) => lineOf(voucher.voucherNo, index + 1, posting)));
  }

  flush(): void {
    const [vouchers, lines] = [this.#vouchers, this.#lines];
    [this.#vouchers, this.#lines] = [[], []];
    void this.db.insert(Voucher, vouchers);
    void this.db.insert(VoucherLine, lines);
  }
}

function lineOf(voucherNo: string, lineNo: number, posting: Posting): RowOf<VoucherLine> {
  const { debit, credit, ...rest } = posting;
  return {
    voucherNo,
    lineNo,
    ...rest,
    debit: debit.lira.toString(),
    credit: credit.lira.toString(),
    documentDebit: debit.document.toString(),
    documentCredit: credit.document.toString(),
  };
}

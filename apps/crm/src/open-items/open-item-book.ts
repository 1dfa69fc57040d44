import type { FaturaIptalEdildi, FaturaKesildi, IadeFaturasiAlindi, PaymentMatch } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import type { OpenItem } from './open-item.entity.js';

type OpenItemFact = Omit<RowOf<OpenItem>, 'open'>;

/** What the events of one transaction tell of open items: amounts add up, so that their order makes no difference. */
export class OpenItemBook {
  readonly #facts: OpenItemFact[] = [];

  constructor(private readonly db: Db) {}

  invoiced({ invoiceNo, accountNo, issueDate, dueDate, payable }: FaturaKesildi['data']): void {
    this.#add(invoiceNo, accountNo, { issueDate, dueDate, payable });
  }

  cancelled({ invoiceNo, accountNo, issueDate, payable }: FaturaIptalEdildi['data']): void {
    this.#add(invoiceNo, accountNo, { issueDate, payable, cancelled: true });
  }

  /** A return that names no invoice is an open item of its own, in favour of the customer. */
  returned({ invoiceNo, relatedInvoiceNo, accountNo, issueDate, gross }: IadeFaturasiAlindi['data']): void {
    if (relatedInvoiceNo === null) this.#add(invoiceNo, accountNo, { issueDate, returned: gross });
    else this.#add(relatedInvoiceNo, accountNo, { returned: gross });
  }

  matched(accountNo: string, matches: readonly PaymentMatch[]): void {
    for (const { invoiceNo, amount } of matches) this.#add(invoiceNo, accountNo, { matched: amount });
  }

  flush(): void {
    if (this.#facts.length === 0) return;
    const facts = this.#facts.splice(0);
    const columns = [
      'documentNo',
      'accountNo',
      'issueDate',
      'dueDate',
      'payable',
      'returned',
      'matched',
      'cancelled',
    ] as const;
    void this.db.query(
      `INSERT INTO open_item AS i
         (document_no, account_no, issue_date, due_date, payable, returned, matched, cancelled)
       SELECT document_no, min(account_no), min(issue_date), min(due_date), min(payable), sum(returned), sum(matched),
              bool_or(cancelled)
       FROM unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::numeric[], $6::numeric[], $7::numeric[],
                   $8::boolean[])
         AS told (document_no, account_no, issue_date, due_date, payable, returned, matched, cancelled)
       GROUP BY document_no ORDER BY document_no COLLATE "C"
       ON CONFLICT (document_no) DO UPDATE SET
         issue_date = coalesce(i.issue_date, excluded.issue_date),
         due_date = coalesce(i.due_date, excluded.due_date),
         payable = coalesce(i.payable, excluded.payable),
         returned = i.returned + excluded.returned,
         matched = i.matched + excluded.matched,
         cancelled = i.cancelled OR excluded.cancelled`,
      columns.map((column) => facts.map((fact) => fact[column])),
    );
  }

  #add(documentNo: string, accountNo: string, fact: Partial<OpenItemFact>): void {
    this.#facts.push({
      documentNo,
      accountNo,
      issueDate: null,
      dueDate: null,
      payable: null,
      returned: '0',
      matched: '0',
      cancelled: false,
      ...fact,
    });
  }
}

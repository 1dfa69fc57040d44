import { documentNumber, IadeFaturasiAlindi, seriesOf } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import type { PricedDocument } from '../products/price-lines.js';
import { ReturnInvoiceLine } from './return-invoice-line.entity.js';
import { ReturnInvoice } from './return-invoice.entity.js';

/** What a return invoice says beside its lines. */
export type ReturnHead = Pick<
  ReturnInvoice,
  'documentNo' | 'relatedInvoiceNo' | 'accountNo' | 'issueDate' | 'currency' | 'fxRate'
>;

export interface ReturnToWrite {
  readonly head: ReturnHead;
  readonly document: PricedDocument;
  /** Absent where no invoice is named. */
  readonly related?: {
    readonly returnNo: number;
    /** By line number of the document: line of the related invoice that it takes back from. */
    readonly lines: ReadonlyMap<number, number>;
    /** Whether nothing of the related invoice is open any more. */
    readonly settled: boolean | undefined;
  };
}

/** Numbers, keeps and tells a return invoice when the transaction ends. */
export function writeReturn(tx: Tx, { head, document, related }: ReturnToWrite): void {
  const series = seriesOf('IAD', head.issueDate);
  const { lines, kdvSummary, net, kdv, gross } = document;
  tx.number(series, (number) => {
    const invoiceNo = documentNumber(series, number);
    const invoice = { invoiceNo, ...head, net, kdv, gross };
    tx.touched('return_invoice', invoiceNo);
    tx.publish(IadeFaturasiAlindi, {
      ...invoice,
      fxRate: head.fxRate ?? undefined,
      lines,
      kdvSummary,
      ...(related && { settled: related.settled }),
    });
    void tx.db.insert(ReturnInvoice, { ...invoice, returnNo: related?.returnNo ?? null, series, number });
    void tx.db.insert(
      ReturnInvoiceLine,
      lines.map((line) => ({ ...line, invoiceNo, relatedLineNo: related?.lines.get(line.lineNo) ?? null })),
    );
  });
}

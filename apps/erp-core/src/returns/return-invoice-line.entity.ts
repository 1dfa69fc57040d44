import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PricedLineColumns } from '../products/priced-line.columns.js';

@Entity('return_invoice_line')
export class ReturnInvoiceLine extends PricedLineColumns {
  @PrimaryColumn('text', { name: 'invoice_no' })
  invoiceNo!: string;

  /** Line of the related invoice that it takes back from; null where no invoice is named. */
  @Column('integer', { name: 'related_line_no', nullable: true })
  relatedLineNo!: number | null;
}

import { Entity, PrimaryColumn } from 'typeorm';
import { PricedLineColumns } from '../products/priced-line.columns.js';

@Entity('invoice_line')
export class InvoiceLine extends PricedLineColumns {
  @PrimaryColumn('text', { name: 'invoice_no' })
  invoiceNo!: string;
}

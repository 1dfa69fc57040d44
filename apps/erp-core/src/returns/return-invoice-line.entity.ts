import { Entity, PrimaryColumn } from 'typeorm';
import { PricedLineColumns } from '../products/priced-line.columns.js';

@Entity('return_invoice_line')
export class ReturnInvoiceLine extends PricedLineColumns {
  @PrimaryColumn('text', { name: 'invoice_no' })
  invoiceNo!: string;
}

import { Entity, PrimaryColumn } from 'typeorm';
import { PricedLineColumns } from '../products/priced-line.columns.js';

@Entity('sales_order_line')
export class OrderLine extends PricedLineColumns {
  @PrimaryColumn('text', { name: 'order_no' })
  orderNo!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Decimal text: the quantity in the product's unit, and the price that the customer saw, net of KDV. */
@Entity('web_order_line')
export class WebOrderLine {
  @PrimaryColumn('text', { name: 'web_order_no' })
  webOrderNo!: string;

  @PrimaryColumn('integer', { name: 'line_no' })
  lineNo!: number;

  @Column('text')
  sku!: string;

  @Column('numeric')
  quantity!: string;

  @Column('numeric', { name: 'unit_price' })
  unitPrice!: string;
}

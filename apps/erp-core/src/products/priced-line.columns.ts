import { Column, PrimaryColumn } from 'typeorm';

/** What the lines of orders, invoices and return invoices have in common. */
export abstract class PricedLineColumns {
  @PrimaryColumn('integer', { name: 'line_no' })
  lineNo!: number;

  @Column('text')
  sku!: string;

  @Column('numeric')
  quantity!: string;

  @Column('text')
  unit!: string;

  @Column('numeric', { name: 'unit_price' })
  unitPrice!: string;

  /** Percent. */
  @Column('numeric', { name: 'kdv_rate' })
  kdvRate!: string;

  @Column('numeric')
  net!: string;
}

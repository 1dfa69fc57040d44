import { Column, Entity, PrimaryColumn } from 'typeorm';

/** All lines of one product and KDV rate in a document. Quantities and amounts are decimal text. */
@Entity('sales_line')
export class SalesLine {
  @PrimaryColumn('text', { name: 'document_no' })
  documentNo!: string;

  @PrimaryColumn('text')
  sku!: string;

  /** Percent without trailing zeros: `20`, `1`, `0`. */
  @PrimaryColumn('numeric', { name: 'kdv_rate' })
  kdvRate!: string;

  @Column('numeric')
  quantity!: string;

  @Column('numeric')
  net!: string;

  @Column('numeric', { name: 'net_try' })
  netTry!: string;

  /** Part of the KDV of document and rate, by largest remainder: the parts sum up to it exactly. */
  @Column('numeric')
  kdv!: string;

  @Column('numeric', { name: 'kdv_try' })
  kdvTry!: string;

  /** Part of `kdv` that the buyer withholds (tevkifat); ledger 391 has the rest. */
  @Column('numeric')
  withheld!: string;

  @Column('numeric', { name: 'withheld_try' })
  withheldTry!: string;
}

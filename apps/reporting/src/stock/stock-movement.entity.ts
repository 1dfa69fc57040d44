import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a document moved of one product in one depot: in positive, out negative. Decimal text. */
@Entity('stock_movement')
export class StockMovement {
  /** Despatch note or goods receipt. */
  @PrimaryColumn('text', { name: 'document_no' })
  documentNo!: string;

  @PrimaryColumn('text', { name: 'depot_no' })
  depotNo!: string;

  @PrimaryColumn('text')
  sku!: string;

  @Column('date', { name: 'moved_on' })
  movedOn!: string;

  /** ISO 4217 code of the value. */
  @Column('text')
  currency!: string;

  @Column('numeric')
  quantity!: string;

  /** At cost. */
  @Column('numeric')
  value!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one depot holds of one product, as the warehouse told last; its product may be yet to come. */
@Entity('stock_level')
export class StockLevel {
  @PrimaryColumn('text', { name: 'stock_item_no' })
  stockItemNo!: string;

  @Column('text', { name: 'depot_no' })
  depotNo!: string;

  @Column('text')
  sku!: string;

  /** Decimal text. */
  @Column('numeric', { name: 'on_hand' })
  onHand!: string;

  /** Part of `onHand` that is held for orders, decimal text. */
  @Column('numeric')
  reserved!: string;

  /** The highest that was told. */
  @Column('bigint')
  version!: number;

  /** How many events came that told no higher version than was known. */
  @Column('bigint')
  stale!: number;
}

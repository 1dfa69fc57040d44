import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one depot holds of one product. Quantities and amounts are decimal text. */
@Entity('stock_item')
export class StockItemRow {
  @PrimaryColumn('text', { name: 'depot_no' })
  depotNo!: string;

  @PrimaryColumn('text')
  sku!: string;

  @Column('numeric', { name: 'on_hand' })
  onHand!: string;

  /** Part of `onHand` that is held for orders. */
  @Column('numeric')
  reserved!: string;

  /** Value of `onHand`: the moving average is costValue / onHand. */
  @Column('numeric', { name: 'cost_value' })
  costValue!: string;

  /** What a unit cost when the stock was opened; goods that come back or are found come in at it. */
  @Column('numeric', { name: 'unit_cost' })
  unitCost!: string;

  /** The quantity that the stock was opened with. */
  @Column('numeric', { name: 'opening_quantity' })
  openingQuantity!: string;

  /** ISO 4217 code of the value. */
  @Column('text')
  currency!: string;

  /** Rises by one with every transaction that changes the item. */
  @Column('integer')
  version!: number;
}

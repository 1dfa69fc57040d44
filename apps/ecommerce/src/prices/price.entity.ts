import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a product costs from a day on in one price list, net of KDV. */
@Entity('price')
export class Price {
  @PrimaryColumn('text', { name: 'price_list' })
  priceList!: string;

  @PrimaryColumn('text')
  sku!: string;

  @PrimaryColumn('date', { name: 'valid_from' })
  validFrom!: string;

  /** Decimal text, up to 6 decimals. */
  @Column('numeric')
  price!: string;

  @Column('text')
  currency!: string;

  /** The highest that was told. */
  @Column('bigint')
  version!: number;

  /** How many events came that told no higher version than was known. */
  @Column('bigint')
  stale!: number;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The price of a product in one price list from a day on, until a later one of the list begins. */
@Entity('product_price')
export class ProductPrice {
  @PrimaryColumn('text')
  sku!: string;

  @PrimaryColumn('text', { name: 'price_list' })
  priceList!: string;

  @PrimaryColumn('date', { name: 'valid_from' })
  validFrom!: string;

  /** Net of KDV, per unit, up to 6 decimals. */
  @Column('numeric')
  price!: string;

  @Column('text')
  currency!: string;

  /** Of this price list, product and day: 1 for the first. */
  @Column('integer')
  version!: number;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a customer asked for; never changed. The order that becomes of it has the same number. */
@Entity('web_order')
export class WebOrder {
  @PrimaryColumn('text', { name: 'web_order_no' })
  webOrderNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('text')
  currency!: string;

  /** The list its prices are from. */
  @Column('text', { name: 'price_list' })
  priceList!: string;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;
}

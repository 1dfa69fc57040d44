import type { MalKabulEdildi } from '@kervan/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A goods receipt (mal kabul belgesi); never changed. Its lines are stock movements. */
@Entity('goods_receipt')
export class GoodsReceipt {
  @PrimaryColumn('text', { name: 'receipt_no' })
  receiptNo!: string;

  /** Prefix and year of the number, `MKB2010`. */
  @Column('text')
  series!: string;

  /** 1, 2, 3 ... within the series. */
  @Column('integer')
  number!: number;

  @Column('text')
  reason!: MalKabulEdildi['data']['reason'];

  /** The return invoice, despatch note, legacy document or depot it was made for. */
  @Column('text', { name: 'document_no' })
  documentNo!: string;

  @Column('date', { name: 'receipt_date' })
  receiptDate!: string;

  @Column('text')
  currency!: string;

  /** Decimal text; negative for a loss. */
  @Column('numeric')
  cost!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A journal voucher (yevmiye fisi); never changed, corrected only by another voucher. */
@Entity('voucher')
export class Voucher {
  @PrimaryColumn('text', { name: 'voucher_no' })
  voucherNo!: string;

  /** Day of the document, which decides its period. */
  @Column('date')
  date!: string;

  /** The event this voucher was posted for; at most one voucher per event. */
  @Column('text', { name: 'source_event_id' })
  sourceEventId!: string;

  /** Number of the invoice, return invoice, despatch note or goods receipt. */
  @Column('text', { name: 'document_no' })
  documentNo!: string;

  @Column('text')
  currency!: string;
}

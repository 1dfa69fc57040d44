import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A journal voucher (yevmiye fisi); never changed, corrected only by another voucher. */
@Entity('voucher')
export class Voucher {
  @PrimaryColumn('text', { name: 'voucher_no' })
  voucherNo!: string;

  /** Day of its period: the document's own, or the first open one where that period was closed already. */
  @Column('date')
  date!: string;

  /** Day of the document. */
  @Column('date', { name: 'document_date' })
  documentDate!: string;

  /** The event this voucher was posted for; at most one voucher per event. */
  @Column('text', { name: 'source_event_id' })
  sourceEventId!: string;

  /** Number of the invoice, payment, despatch note or whatever document it was posted for. */
  @Column('text', { name: 'document_no' })
  documentNo!: string;

  /** Currency of the document; the ledger itself is in TRY. */
  @Column('text')
  currency!: string;

  /** TRY for one unit of the currency; null for TRY itself. */
  @Column('numeric', { name: 'fx_rate', nullable: true })
  fxRate!: string | null;
}

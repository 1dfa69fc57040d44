import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One event of an account; of every account the latest are kept. */
@Entity('activity')
export class Activity {
  @PrimaryColumn('text', { name: 'account_no' })
  accountNo!: string;

  /** By the producer's clock, to the millisecond. */
  @PrimaryColumn('timestamptz', { precision: 3 })
  at!: Date;

  @PrimaryColumn('text', { name: 'event_id' })
  eventId!: string;

  /** Type of the event. */
  @Column('text')
  type!: string;

  /** Key of the event: order, invoice, return invoice, payment or account. */
  @Column('text', { name: 'document_no' })
  documentNo!: string;
}

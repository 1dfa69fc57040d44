import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StepStatus } from './order-status.js';

/** Something that happened to an order, in the shop or elsewhere; never changed. */
@Entity('order_step')
export class OrderStep {
  @PrimaryColumn('text', { name: 'order_no' })
  orderNo!: string;

  /** The event that told it, so that it is kept once. */
  @PrimaryColumn('text', { name: 'event_id' })
  eventId!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('text')
  status!: StepStatus;

  /** When it happened, by the clock of the service that told it. */
  @Column('timestamptz', { name: 'happened_at' })
  happenedAt!: Date;

  /** Why the order was held or cancelled: a code. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** Of a despatch alone. */
  @Column('text', { name: 'despatch_note_no', nullable: true })
  despatchNoteNo!: string | null;
}

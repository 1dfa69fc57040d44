import { Column, Entity, PrimaryColumn } from 'typeorm';

export const workItemReasons = [
  'INVOICE_UNKNOWN',
  'INVOICE_CANCELLED',
  'INVOICE_OF_ANOTHER_ACCOUNT',
] as const;
export type WorkItemReason = (typeof workItemReasons)[number];

/** Something a clerk has to look at: a payment names an invoice that it cannot settle. */
@Entity('work_item')
export class WorkItem {
  /** Number of the payment, and the place of the invoice among those it names: `THS2026000000001-1`. */
  @PrimaryColumn('text', { name: 'work_item_no' })
  workItemNo!: string;

  @Column('text')
  reason!: WorkItemReason;

  @Column('text', { name: 'payment_no' })
  paymentNo!: string;

  /** As the payment names it. */
  @Column('text', { name: 'invoice_no' })
  invoiceNo!: string;

  /** Meant for the invoice; null when no amount was said. */
  @Column('numeric', { nullable: true })
  amount!: string | null;

  @Column('text')
  state!: 'OPEN' | 'DONE';

  @Column('timestamptz', { name: 'raised_at' })
  raisedAt!: Date;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Column('integer')
  version!: number;
}

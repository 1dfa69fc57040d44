import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What was heard of an order. It is open while its last approval stands: neither held after it, nor cancelled, nor
 * invoiced. An order once invoiced does not open again, even where its invoice is cancelled.
 */
@Entity('sales_order')
export class SalesOrder {
  @PrimaryColumn('text', { name: 'order_no' })
  orderNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  /** Of its last approval; 0 before the first. */
  @Column('integer', { name: 'approval_no' })
  approvalNo!: number;

  /** Of its last approval. */
  @Column('date', { name: 'business_date', nullable: true })
  businessDate!: string | null;

  /** Of its last approval, decimal text in the account's currency. */
  @Column('numeric', { nullable: true })
  gross!: string | null;

  /** The approval that the last hold took back, 0 where it was none; null: never held. */
  @Column('integer', { name: 'held_after', nullable: true })
  heldAfter!: number | null;

  @Column('boolean')
  cancelled!: boolean;

  @Column('boolean')
  invoiced!: boolean;

  /** Made by the database. */
  @Column({ type: 'boolean', insert: false, update: false })
  open!: boolean;
}

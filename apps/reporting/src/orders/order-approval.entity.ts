import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('order_approval')
export class OrderApproval {
  @PrimaryColumn('text', { name: 'order_no' })
  orderNo!: string;

  /** 1 for the first; an order that waited for stock or credit is approved again. */
  @PrimaryColumn('integer', { name: 'approval_no' })
  approvalNo!: number;

  /** RFC 3339. */
  @Column('timestamptz', { name: 'approved_at' })
  approvedAt!: string;
}

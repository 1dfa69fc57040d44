import type { InvoiceType, InvoicingPolicy } from '@kervan/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrderState } from './order-state.js';

/** A product that the warehouse had too little of, and how much an order wants of it. */
export interface Shortage {
  readonly sku: string;
  readonly wanted: string;
}

/** A customer's order. Amounts are decimal text in `currency`. */
@Entity('sales_order')
export class Order {
  @PrimaryColumn('text', { name: 'order_no' })
  orderNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  /** Day in Europe/Istanbul that KDV rates, number series and period follow. */
  @Column('date', { name: 'business_date' })
  businessDate!: string;

  /** Whether it was given that day. One that was placed without is invoiced on the day its invoice is issued on. */
  @Column('boolean')
  dated!: boolean;

  @Column('text')
  currency!: string;

  @Column('numeric')
  net!: string;

  @Column('numeric')
  kdv!: string;

  @Column('numeric')
  gross!: string;

  @Column('text')
  state!: OrderState;

  /** Why the order is ON_HOLD; null in every other state. */
  @Column('text', { name: 'hold_reason', nullable: true })
  holdReason!: 'CREDIT' | 'STOCK' | 'MANUAL' | null;

  /** When it is invoiced, as configured when it was placed. */
  @Column('text')
  invoicing!: InvoicingPolicy;

  /** Whether less than the whole order may be delivered; what is missing then is given up. */
  @Column('boolean')
  partial!: boolean;

  /** How it is taxed, see `Taxation`. */
  @Column('text', { name: 'invoice_type' })
  invoiceType!: InvoiceType;

  @Column('text', { name: 'exemption_code', nullable: true })
  exemptionCode!: string | null;

  @Column('integer', { name: 'withholding_tenths', nullable: true })
  withholdingTenths!: number | null;

  @Column('text', { name: 'work_order_no' })
  workOrderNo!: string;

  /** Flow of the document or request the order came from: what becomes of it later belongs to the same flow. */
  @Column('text', { name: 'correlation_id' })
  correlationId!: string;

  /** Credit limit of the account when the order was last approved; null until then. */
  @Column('numeric', { name: 'approval_limit', nullable: true })
  approvalLimit!: string | null;

  /** What the account then owed, this order included; null until approved. */
  @Column('numeric', { name: 'approval_exposure', nullable: true })
  approvalExposure!: string | null;

  /** Version of the account that the last approval decided on: no two approvals decided on the same. Null until approved. */
  @Column('integer', { name: 'approval_account_version', nullable: true })
  approvalAccountVersion!: number | null;

  /** How often it was approved: an order that waited for stock is approved again. */
  @Column('integer', { name: 'approval_no' })
  approvalNo!: number;

  /** Moment of the first approval, which its place among waiting orders follows; null until approved. */
  @Column('timestamptz', { name: 'first_approved_at', nullable: true })
  firstApprovedAt!: Date | null;

  /** Moment of the last approval; null until approved. */
  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt!: Date | null;

  /**
   * What it waits for, or is under way to the warehouse for once more: kept until the warehouse answers. Null when it
   * never lacked stock, and when it lacks credit.
   */
  @Column('jsonb', { nullable: true })
  shortage!: readonly Shortage[] | null;

  @Column('integer')
  version!: number;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An issued invoice; never changed, corrected only by counter-documents. Amounts are decimal text in `currency`. */
@Entity('invoice')
export class Invoice {
  @PrimaryColumn('text', { name: 'invoice_no' })
  invoiceNo!: string;

  /** Prefix and year of the number, `KRV2010`. */
  @Column('text')
  series!: string;

  /** 1, 2, 3 ... within the series. */
  @Column('integer')
  number!: number;

  @Column('uuid')
  ettn!: string;

  @Column('text', { name: 'order_no' })
  orderNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('date', { name: 'issue_date' })
  issueDate!: string;

  @Column('date', { name: 'due_date' })
  dueDate!: string;

  @Column('text')
  currency!: string;

  @Column('numeric')
  net!: string;

  @Column('numeric')
  kdv!: string;

  @Column('numeric')
  gross!: string;
}

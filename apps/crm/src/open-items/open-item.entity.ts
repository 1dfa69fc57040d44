import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What an account owes by one document; amounts are decimal text in the account's currency. A payment or return may tell
 * of an invoice before the invoice does: its own facts are null till then.
 */
@Entity('open_item')
export class OpenItem {
  /** An invoice, or a return invoice that names none. */
  @PrimaryColumn('text', { name: 'document_no' })
  documentNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('date', { name: 'issue_date', nullable: true })
  issueDate!: string | null;

  @Column('date', { name: 'due_date', nullable: true })
  dueDate!: string | null;

  @Column('numeric', { nullable: true })
  payable!: string | null;

  /** Gross of the returns of it. */
  @Column('numeric')
  returned!: string;

  /** Payments that were matched to it. */
  @Column('numeric')
  matched!: string;

  @Column('boolean')
  cancelled!: boolean;

  /** Payable, nothing once cancelled, without what was returned and matched; made by the database. */
  @Column({ type: 'numeric', insert: false, update: false })
  open!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One side of a posting: debit or credit, decimal text, not negative. */
@Entity('voucher_line')
export class VoucherLine {
  @PrimaryColumn('text', { name: 'voucher_no' })
  voucherNo!: string;

  @PrimaryColumn('integer', { name: 'line_no' })
  lineNo!: number;

  /** Account of the Tek Duzen Hesap Plani; its first three digits are the main account. */
  @Column('text', { name: 'gl_account' })
  glAccount!: string;

  /** Sub-account of 120, 128, 129 and 340: the customer's account number. */
  @Column('text', { name: 'account_no', nullable: true })
  accountNo!: string | null;

  /** Of 120, 128 and 129: the invoice, or return without one, that the line raises or settles. */
  @Column('text', { name: 'item_no', nullable: true })
  itemNo!: string | null;

  /** Where the line raises an item. */
  @Column('date', { name: 'due_date', nullable: true })
  dueDate!: string | null;

  /** In TRY. */
  @Column('numeric')
  debit!: string;

  /** In TRY. */
  @Column('numeric')
  credit!: string;

  /** In the currency of the document; zero on a line that is an exchange difference. */
  @Column('numeric', { name: 'document_debit' })
  documentDebit!: string;

  @Column('numeric', { name: 'document_credit' })
  documentCredit!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One side of a posting: debit or credit, decimal text in the voucher's currency, not negative. */
@Entity('voucher_line')
export class VoucherLine {
  @PrimaryColumn('text', { name: 'voucher_no' })
  voucherNo!: string;

  @PrimaryColumn('integer', { name: 'line_no' })
  lineNo!: number;

  /** Account of the Tek Duzen Hesap Plani; its first three digits are the main account. */
  @Column('text', { name: 'gl_account' })
  glAccount!: string;

  /** Sub-account of 120: the customer's account number. */
  @Column('text', { name: 'account_no', nullable: true })
  accountNo!: string | null;

  @Column('numeric')
  debit!: string;

  @Column('numeric')
  credit!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who an account belongs to: personal data, which comes in and goes out by the API alone. */
@Entity('account_identity')
export class AccountIdentity {
  @PrimaryColumn('text', { name: 'account_no' })
  accountNo!: string;

  @Column('text')
  name!: string;

  /** VKN of a company, TCKN of a person. */
  @Column('text', { name: 'tax_no' })
  taxNo!: string;

  @Column('text', { name: 'tax_office', nullable: true })
  taxOffice!: string | null;

  @Column('text', { nullable: true })
  address!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;
}

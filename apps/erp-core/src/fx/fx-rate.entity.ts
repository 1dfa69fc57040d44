import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one unit of a currency is worth from a day on, until a later rate of the currency begins. */
@Entity('fx_rate')
export class FxRate {
  @PrimaryColumn('text')
  currency!: string;

  @PrimaryColumn('date', { name: 'valid_from' })
  validFrom!: string;

  /** TRY for one unit, up to 6 decimals. */
  @Column('numeric')
  rate!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The KDV rate of a class of products from a day on, until a later one of the class begins. */
@Entity('kdv_rate')
export class KdvRate {
  @PrimaryColumn('text', { name: 'kdv_class' })
  kdvClass!: string;

  @PrimaryColumn('date', { name: 'valid_from' })
  validFrom!: string;

  /** Percent: `20`, `1`, `0`. */
  @Column('numeric')
  rate!: string;
}

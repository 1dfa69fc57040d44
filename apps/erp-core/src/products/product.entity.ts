import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is sold. `85123A` and `85123a` are two products. */
@Entity('product')
export class Product {
  @PrimaryColumn('text')
  sku!: string;

  /** UN/ECE Recommendation 20 code: C62 piece, KGM kilogram. */
  @Column('text')
  unit!: string;

  /** What shops show. */
  @Column('text', { nullable: true })
  description!: string | null;

  /** Class of goods that share their KDV rate on every day. */
  @Column('text', { name: 'kdv_class' })
  kdvClass!: string;

  /** False for a service (postage, fees): it is sold without taking anything from stock. */
  @Column('boolean')
  stocked!: boolean;
}

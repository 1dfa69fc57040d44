import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the shop keeps of a product that the core defined. */
@Entity('product')
export class Product {
  @PrimaryColumn('text')
  sku!: string;

  /** Null where the definition has none. */
  @Column('text', { nullable: true })
  description!: string | null;

  /** UN/ECE Recommendation 20 code: C62 piece, KGM kilogram. */
  @Column('text')
  unit!: string;

  /** False for services: they are sold without taking anything from stock. */
  @Column('boolean')
  stocked!: boolean;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the warehouse keeps of a product that the core defined. */
@Entity('product')
export class Product {
  @PrimaryColumn('text')
  sku!: string;

  /** False for services: they are sold without taking anything from stock. */
  @Column('boolean')
  stocked!: boolean;
}

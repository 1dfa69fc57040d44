import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A place that holds stock. */
@Entity('depot')
export class Depot {
  @PrimaryColumn('text', { name: 'depot_no' })
  depotNo!: string;

  /** Goods are taken from the depot with the lowest number first, and come into it. */
  @Column('integer')
  priority!: number;

  @Column('integer')
  version!: number;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one document moved into (positive) or out of (negative) stock, and what it cost. */
@Entity('stock_movement')
export class StockMovement {
  /** Despatch note or goods receipt. */
  @PrimaryColumn('text', { name: 'document_no' })
  documentNo!: string;

  @PrimaryColumn('integer', { name: 'line_no' })
  lineNo!: number;

  @PrimaryColumn('text', { name: 'depot_no' })
  depotNo!: string;

  @Column('text')
  sku!: string;

  @Column('numeric')
  quantity!: string;

  @Column('numeric')
  cost!: string;
}

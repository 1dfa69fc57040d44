import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Part of an order line that a depot holds, or gave when the order was despatched. */
@Entity('reservation_line')
export class ReservationLineRow {
  @PrimaryColumn('text', { name: 'order_no' })
  orderNo!: string;

  @PrimaryColumn('integer', { name: 'line_no' })
  lineNo!: number;

  @PrimaryColumn('text', { name: 'depot_no' })
  depotNo!: string;

  @Column('text')
  sku!: string;

  /** Decimal text above zero. */
  @Column('numeric')
  quantity!: string;
}

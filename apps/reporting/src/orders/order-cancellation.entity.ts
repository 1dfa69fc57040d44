import { Entity, PrimaryColumn } from 'typeorm';

@Entity('order_cancellation')
export class OrderCancellation {
  @PrimaryColumn('text', { name: 'order_no' })
  orderNo!: string;
}

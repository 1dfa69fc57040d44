import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReservationState } from './reservation-state.js';

/** What the warehouse did for one order. */
@Entity('reservation')
export class ReservationRow {
  @PrimaryColumn('text', { name: 'order_no' })
  orderNo!: string;

  @Column('text')
  state!: ReservationState;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  /** How often goods were held for the order: the number of its last reservation. */
  @Column('integer', { name: 'reservation_count' })
  reservationCount!: number;

  /** When held goods are released; null while none are held. */
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  /** Flow of the order, which an expiry goes on with. */
  @Column('text', { name: 'correlation_id' })
  correlationId!: string;

  @Column('text', { name: 'work_order_no', nullable: true })
  workOrderNo!: string | null;

  /** Rises by one with every change of the state. */
  @Column('integer')
  version!: number;
}

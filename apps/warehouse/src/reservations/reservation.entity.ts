import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Owed } from './owed.js';
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

  /** The last approval that was answered; 0 when none was. */
  @Column('integer', { name: 'approval_no' })
  approvalNo!: number;

  /** How often goods were held for the order: the number of its last reservation. */
  @Column('integer', { name: 'reservation_count' })
  reservationCount!: number;

  /** When held goods are released; null while none are held. */
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  /** What is to be despatched as soon as it is there; null while nothing is owed. */
  @Column('jsonb', { nullable: true })
  owed!: Owed | null;

  /** Flow of the order, which goes on on nobody's command: with an expiry, with goods that arrive. */
  @Column('text', { name: 'correlation_id' })
  correlationId!: string;

  @Column('text', { name: 'work_order_no', nullable: true })
  workOrderNo!: string | null;

  /** Rises by one with every change of the state. */
  @Column('integer')
  version!: number;
}

import type { DueWork } from './due-work.js';
import { releaseGoods } from './release-goods.js';

/** Goods that are held too long are released. */
export const reservationExpiry: DueWork = {
  name: 'reservation expiry',
  due: `state = 'ACTIVE' AND expires_at <= now()`,
  order: 'expires_at',
  deal: (tx, { reservation }) => {
    releaseGoods(tx, reservation, 'EXPIRED');
    reservation.expire(tx);
  },
};

import { percent } from '@kervan/contracts';
import { z } from 'zod';

export const settings = z.object({
  /** Income tax that is withheld from commissions, percent. */
  COMMISSION_TAX_RATE: percent.default('15'),
});

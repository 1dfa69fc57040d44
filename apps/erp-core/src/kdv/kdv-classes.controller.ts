import { day, identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint } from '@kervan/service';
import { Body, Controller, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { setRates } from './set-rates.js';

export const KdvRates = z
  .object({
    rates: z
      .array(
        z.object({
          validFrom: day,
          rate: z.string().regex(/^(\d{1,2}(\.\d{1,2})?|100)$/, 'must be 0 to 100'),
        }),
      )
      .min(1)
      .max(100)
      .refine((rates) => new Set(rates.map(({ validFrom }) => validFrom)).size === rates.length, {
        message: 'must name each day once',
      }),
  })
  .meta({ id: 'KdvRates' });
export type KdvRates = z.output<typeof KdvRates>;

@Controller('api/kdv-classes')
export class KdvClassesController {
  constructor(private readonly work: UnitOfWork) {}

  @Put(':kdvClass/rates')
  @Endpoint({ summary: 'Replaces the dated KDV rates of a class; issued documents keep theirs.' })
  set(
    @Param('kdvClass', { schema: identifier }) kdvClass: string,
    @Body({ schema: KdvRates }) { rates }: KdvRates,
  ): Promise<void> {
    return this.work.run((tx) => setRates(tx, kdvClass, rates));
  }
}

import { describe, expect, it } from '@jest/globals';
import { amount, day, identifier, percent, positiveDecimal } from '@kervan/contracts';
import fc from 'fast-check';
import { z } from 'zod';
import { FittingValues } from './fitting-value.js';
import { JsonSchema } from './json-schema.js';
import { mutated } from './mutation.js';
import { SeenValues } from './seen-values.js';

const Line = z.object({ lineNo: z.int().min(1).max(999), sku: identifier, quantity: positiveDecimal });
const Order = z.object({
  orderNo: identifier,
  day,
  id: z.uuid(),
  amount,
  percent: percent.optional(),
  state: z.literal(['OPEN', 'CLOSED']),
  note: z.string().min(1).max(5).nullable(),
  digest: z.string().length(64),
  urgent: z.boolean(),
  lines: z.array(Line).min(1).max(3),
  rates: z.record(z.string(), z.number().min(0).max(1)),
});

describe('random values of a schema', () => {
  const schema = JsonSchema.parse(z.toJSONSchema(Order));
  const of = (seen: SeenValues) => new FittingValues((same) => same, seen).of(schema);

  it('fit it', () => {
    fc.assert(
      fc.property(of(new SeenValues()), (value) => {
        expect(Order.safeParse(value).error).toBeUndefined();
      }),
      { seed: 1 },
    );
  });

  it('are those that were seen under their names, often', () => {
    const seen = new SeenValues();
    seen.note({ any: [{ orderNo: 'SIP-7' }] });
    const orders = fc.sample(of(seen), { seed: 1, numRuns: 100 }).map((value) => Order.parse(value).orderNo);
    expect(orders.filter((orderNo) => orderNo === 'SIP-7').length).toBeGreaterThan(20);
    expect(orders.filter((orderNo) => orderNo !== 'SIP-7').length).toBeGreaterThan(20);
  });

  it('rarely fit it any more when they are mutated', () => {
    const values = fc.sample(of(new SeenValues()).chain(mutated), { seed: 1, numRuns: 200 });
    expect(values.filter((value) => !Order.safeParse(value).success).length).toBeGreaterThan(100);
  });
});

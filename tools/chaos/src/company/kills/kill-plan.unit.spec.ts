import { describe, expect, it } from '@jest/globals';
import { planKills, victims, volumesOf } from './kill-plan.js';

const volumes = {
  'outbox-publisher': 951,
  accounting: 277,
  warehouse: 127,
  crm: 133,
  reporting: 133,
  'ops-console': 10_531,
  'erp-core': 127,
  kafka: 127,
  postgres: 127,
};
const seeds = Array.from({ length: 500 }, (_, seed) => seed);

describe('planKills', () => {
  it('kills every app once, after the same events for the same seed', () => {
    const plan = planKills(7, volumes);

    expect(plan.map(({ app }) => app)).toEqual([...victims]);
    expect(planKills(7, volumes)).toEqual(plan);
    expect(planKills(8, volumes)).not.toEqual(plan);
  });

  it.each([
    [0, 713],
    [1, 138],
    [2, 63],
  ])('leaves app %d time to be killed before its end, at most after event %d', (app, latest) => {
    const drawn = seeds.map((seed) => planKills(seed, volumes)[app]?.at ?? 0);

    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(latest);
    expect(Math.max(...drawn)).toBeGreaterThan(latest * 0.95);
    expect(new Set(drawn).size).toBeGreaterThan(60);
  });

  it('refuses an input in which an app has nothing to be killed between', () => {
    expect(() => planKills(1, { ...volumes, accounting: 1 })).toThrow('accounting has 1 events');
  });
});

describe('volumesOf', () => {
  it('counts sent events of the flow that every run has, vouchers, despatches and orders', () => {
    const events = {
      'erp.legacy.SatisBelgesiAlindi.v1': 5,
      'erp.sales.SiparisOnaylandi.v1': 3,
      'erp.sales.SiparisBeklemeyeAlindi.v1': 2,
      'erp.accounts.CariHesapAcildi.v1': 50,
      'erp.catalogue.UrunTanimlandi.v1': 100,
      'erp.inventory.SevkiyatGerceklesti.v1': 4,
      'erp.inventory.StokDuzeyiDegisti.v1': 50,
      'erp.finance.FaturaKesildi.v1': 3,
      'erp.finance.IadeFaturasiAlindi.v1': 1,
      'erp.finance.YevmiyeFisiIslendi.v1': 3,
      'ops.TeslimatKaydedildi.v1': 9,
    };

    expect(volumesOf({ events })).toEqual({
      'outbox-publisher': 21,
      accounting: 3,
      warehouse: 4,
      crm: 4,
      reporting: 4,
      'ops-console': 221,
      'erp-core': 5,
      kafka: 5,
      postgres: 5,
    });
  });
});

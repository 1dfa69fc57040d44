import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CariHesapAcildi,
  CariHesapLimitiGuncellendi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  StokDuzeyiDegisti,
  TahsilatAlindi,
  FaturaKesildi,
  TeslimatKaydedildi,
  UrunFiyatiDegisti,
  UrunTanimlandi,
} from '@kervan/contracts';
import { crm } from '@kervan/crm';
import { ecommerce } from '@kervan/ecommerce';
import { company, eventually, type Company, type InjectedEvent } from '@kervan/testing';
import { warehouse } from '@kervan/warehouse';
import {
  approval,
  cancellation,
  invoice,
  level,
  limit,
  opened,
  payment,
  price,
} from './told-events.mother.js';
import { seeded } from './seeded.js';

const told = (
  contract: InjectedEvent['contract'],
  data: InjectedEvent['data'],
  sequence: number | null,
): InjectedEvent => ({ contract, data, sequence });

describe('events that come late, out of order, or from writers without sequence', () => {
  let services: Company;
  const consumers = [crm, ecommerce, warehouse];
  beforeAll(async () => {
    services = await company(consumers.map((service) => ({ service })));
    await services.http(warehouse, 'PUT', '/api/depots/MERKEZ', { priority: 1 });
    await services.inject([
      told(CariHesapAcildi, opened('17850'), 1),
      told(UrunTanimlandi, { sku: '85123A', unit: 'C62', kdvClass: 'GENERAL', stocked: true }, 1),
    ]);
    await services.atRest();
    const stock = {
      depotNo: 'MERKEZ',
      date: '2010-12-01',
      items: [{ sku: '85123A', quantity: '10', unitCost: '1' }],
    };
    expect(await services.http(warehouse, 'POST', '/api/stock/opening', stock)).toMatchObject({
      status: 200,
    });
    await services.atRest();
  });
  afterAll(() => services.close());

  const view = async (accountNo: string) =>
    (await services.http(crm, 'GET', `/api/accounts/${accountNo}`)).body;
  const statusOf = async (orderNo: string) =>
    (await services.http(ecommerce, 'GET', `/api/orders/${orderNo}/status`)).body;
  const parkedIn = (service: (typeof consumers)[number], key: string) =>
    services.query(service, `SELECT FROM parked_event WHERE key = $1`, [key]);

  describe('within one key', () => {
    it('a cancellation waits for the approval it follows, then both take effect in order', async () => {
      await services.inject([told(SiparisIptalEdildi, cancellation('SIP-1'), 2)]);
      for (const service of consumers)
        await eventually(
          `${service.name} to hold the key`,
          async () => (await parkedIn(service, 'SIP-1')).length === 1,
        );
      expect(await services.http(ecommerce, 'GET', '/api/orders/SIP-1/status')).toMatchObject({
        status: 404,
      });

      await services.inject([told(SiparisOnaylandi, approval('SIP-1'), 1)]);
      await services.atRest();

      for (const service of consumers) expect(await parkedIn(service, 'SIP-1')).toEqual([]);
      expect(await statusOf('SIP-1')).toMatchObject({ status: 'CANCELLED' });
      expect(await view('17850')).toMatchObject({ openOrderAmount: '0.00' });
      const [reservation] = await services.query<{ state: string }>(
        warehouse,
        `SELECT state FROM reservation WHERE order_no = 'SIP-1'`,
      );
      expect(reservation).toEqual({ state: 'CANCELLED' });
    });

    it('limit version 5 waits for version 4; until then version 3 counts', async () => {
      await services.inject([
        told(CariHesapLimitiGuncellendi, limit('17850', 2), 2),
        told(CariHesapLimitiGuncellendi, limit('17850', 3), 3),
        told(CariHesapLimitiGuncellendi, limit('17850', 5), 5),
      ]);
      await eventually('the key to be held', async () => (await parkedIn(crm, '17850')).length === 1);
      expect(await view('17850')).toMatchObject({ creditLimit: '3000.00', limitVersion: 3 });

      await services.inject([told(CariHesapLimitiGuncellendi, limit('17850', 4), 4)]);
      await services.atRest();

      expect(await parkedIn(crm, '17850')).toEqual([]);
      expect(await view('17850')).toMatchObject({ creditLimit: '5000.00', limitVersion: 5, stale: 0 });
    });
  });

  describe('across keys and topics', () => {
    it('a payment before its invoice, and the invoice before its approval, give the same account', async () => {
      await services.inject([told(TahsilatAlindi, payment('THS-2', 'KRV-2'), 1)]);
      await services.atRest();
      await services.inject([told(FaturaKesildi, invoice('KRV-2', 'SIP-2'), 1)]);
      await services.atRest();
      await services.inject([told(SiparisOnaylandi, approval('SIP-2'), 1)]);
      await services.atRest();

      expect(await view('17850')).toMatchObject({
        balance: '0.00',
        openOrderAmount: '0.00',
        advances: '0.00',
      });
    });

    it('stock levels before their product are kept for it', async () => {
      await services.inject([told(StokDuzeyiDegisti, level('MERKEZ', '71053', 7, 2, 3), 1)]);
      await services.atRest();
      await services.inject([
        told(UrunTanimlandi, { sku: '71053', unit: 'C62', kdvClass: 'GENERAL', stocked: true }, 1),
      ]);
      await services.atRest();

      expect((await services.http(ecommerce, 'GET', '/api/stock/71053')).body).toMatchObject({
        sellable: '5',
      });
    });

    it('1,000 stock items with three levels each, interleaved, end at their last level', async () => {
      const random = seeded(11);
      const waiting = Array.from({ length: 1000 }, (_, index) =>
        [1, 2, 3].map((version) =>
          told(
            StokDuzeyiDegisti,
            level('SUBE', `ITEM-${index}`, 10 * version + (index % 7), 1, version),
            version,
          ),
        ),
      );
      const interleaved: InjectedEvent[] = [];
      for (let left = waiting.filter((events) => events.length > 0); left.length > 0;) {
        const next = left[Math.floor(random() * left.length)]?.shift();
        if (next) interleaved.push(next);
        left = left.filter((events) => events.length > 0);
      }
      await services.inject(interleaved);
      await services.atRest();

      const levels = await services.query<{ sku: string; onHand: number; version: number; stale: number }>(
        ecommerce,
        `SELECT sku, on_hand::int AS "onHand", version::int, stale::int FROM stock_level WHERE depot_no = 'SUBE'`,
      );
      expect(levels).toHaveLength(1000);
      expect(levels.filter(({ version, stale }) => version !== 3 || stale !== 0)).toEqual([]);
      expect(
        levels.filter(({ sku, onHand }) => onHand !== 30 + (Number(sku.replace('ITEM-', '')) % 7)),
      ).toEqual([]);
    });
  });

  describe('from foreign writers without sequence', () => {
    interface Kept {
      readonly key: string;
      readonly version: number;
      readonly amount: number;
      readonly stale: number;
    }

    it.each<
      [
        string,
        InjectedEvent['contract'],
        (item: string, version: number) => InjectedEvent['data'],
        typeof crm,
        string,
      ]
    >([
      [
        'levels',
        StokDuzeyiDegisti,
        (item, version) => level('YABANCI', item, version, 0, version),
        ecommerce,
        `SELECT sku AS key, version::int, on_hand::int AS amount, stale::int FROM stock_level WHERE depot_no = 'YABANCI'`,
      ],
      [
        'prices',
        UrunFiyatiDegisti,
        price,
        ecommerce,
        'SELECT sku AS key, version::int, price::int AS amount, stale::int FROM price',
      ],
      [
        'limits',
        CariHesapLimitiGuncellendi,
        limit,
        crm,
        `SELECT account_no AS key, limit_version AS version, credit_limit::int / 1000 AS amount, stale
         FROM account WHERE starts_with(account_no, 'F-')`,
      ],
    ])(
      'shuffled %s end at the highest version, and the stale ones are counted',
      async (_, contract, dataOf, service, sql) => {
        const random = seeded(12);
        // The first limit is told by the opening.
        const shuffled = Array.from({ length: 500 }, (_, index) => ({
          key: `F-${index % 50}`,
          version: Math.floor(index / 50) + 2,
          place: random(),
        })).sort((one, other) => one.place - other.place);
        await services.inject(shuffled.map(({ key, version }) => told(contract, dataOf(key, version), null)));
        await services.atRest();

        const expected = new Map<string, Kept>();
        for (const { key, version } of shuffled) {
          const known = expected.get(key) ?? { key, version: 0, amount: 0, stale: 0 };
          const next = { ...known, version, amount: version };
          expected.set(key, version > known.version ? next : { ...known, stale: known.stale + 1 });
        }
        const kept = await services.query<Kept>(service, sql);
        expect(new Map(kept.map((each) => [each.key, each]))).toEqual(expected);
        expect(kept.some(({ stale }) => stale > 0)).toBe(true);
      },
    );
  });

  it('nothing errs and nothing is lost', async () => {
    const receipts = await services.events(TeslimatKaydedildi);
    const outcomes = receipts.flatMap(({ data }) => data.deliveries.map(({ outcome }) => outcome));

    expect(outcomes.filter((outcome) => outcome === 'dead' || outcome === 'fork')).toEqual([]);
    for (const service of consumers) {
      expect(await services.query(service, 'SELECT FROM parked_event')).toEqual([]);
      expect(services.complaints(service).filter((line) => line.includes('"level":"error"'))).toEqual([]);
    }
  });
});

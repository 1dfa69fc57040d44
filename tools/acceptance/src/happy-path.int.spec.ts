import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  SevkiyatGerceklesti,
  SiparisOnaylandi,
  StokDuzeyiDegisti,
  StokRezervasyonuTamamlandi,
  YevmiyeFisiIslendi,
  type Envelope,
  type EventContract,
} from '@kervan/contracts';
import { faultsAtRest } from './faults-at-rest.js';
import { tradingCompany, type TradingCompany } from './trading-company.mother.js';

/** The events of an order beside stock levels and vouchers, each with the one that caused it. */
type Flow = readonly (readonly [EventContract, EventContract | 'command'])[];

/** The warehouse hears of approval and invoice over two topics: where both come at once, either may be the first. */
const flows: Readonly<Record<string, readonly Flow[]>> = {
  ON_RESERVATION: [
    [
      [SiparisOnaylandi, 'command'],
      [StokRezervasyonuTamamlandi, SiparisOnaylandi],
      [FaturaKesildi, StokRezervasyonuTamamlandi],
      [SevkiyatGerceklesti, FaturaKesildi],
    ],
  ],
  ON_APPROVAL: [
    [
      [SiparisOnaylandi, 'command'],
      [FaturaKesildi, 'command'],
      [StokRezervasyonuTamamlandi, SiparisOnaylandi],
      [SevkiyatGerceklesti, FaturaKesildi],
    ],
    [
      [SiparisOnaylandi, 'command'],
      [FaturaKesildi, 'command'],
      [SevkiyatGerceklesti, FaturaKesildi],
    ],
  ],
  AFTER_DESPATCH: [
    [
      [SiparisOnaylandi, 'command'],
      [StokRezervasyonuTamamlandi, SiparisOnaylandi],
      [SevkiyatGerceklesti, SiparisOnaylandi],
      [FaturaKesildi, SevkiyatGerceklesti],
    ],
  ],
};

const posted: readonly string[] = [SevkiyatGerceklesti.type, FaturaKesildi.type];
const consequences: readonly string[] = [StokDuzeyiDegisti.type, YevmiyeFisiIslendi.type];

describe.each([
  ['ON_RESERVATION', 'DESPATCHED'],
  ['ON_APPROVAL', 'DESPATCHED'],
  ['AFTER_DESPATCH', 'INVOICED'],
])('an order that is invoiced %s', (INVOICING, last) => {
  let trade: TradingCompany;
  let flow: readonly Envelope[];
  beforeAll(async () => {
    trade = await tradingCompany(['85123A', '71053'], { core: { INVOICING } });
    await trade.openAccounts('17850');
    await trade.openStock('MERKEZ', [
      { sku: '85123A', quantity: '10', unitCost: '1.53' },
      { sku: '71053', quantity: '4', unitCost: '2.03' },
    ]);
    await trade.order('17850', 'SIP-1', [
      { sku: '85123A', quantity: '6' },
      { sku: '71053', quantity: '4' },
    ]);
    await trade.services.atRest();
    const [approved] = await trade.services.events(SiparisOnaylandi);
    flow = await trade.services.flow(approved?.correlationId ?? '');
  });
  afterAll(() => trade.close());

  it(`ends ${last}, its goods despatched once, at their cost`, async () => {
    expect(await trade.stateOf('SIP-1')).toBe(last);
    expect(await trade.stock('85123A')).toEqual({ onHand: 4, reserved: 0 });
    expect(await trade.stock('71053')).toEqual({ onHand: 0, reserved: 0 });
    const despatches = await trade.services.events(SevkiyatGerceklesti);
    expect(despatches.map(({ data }) => [data.orderNo, data.cost])).toEqual([['SIP-1', '17.30']]);
  });

  it('is one flow in which each event names its cause', () => {
    const steps = flow.filter(({ type }) => !consequences.includes(type));
    const typeOf = (id: string | null) => flow.find((event) => event.id === id)?.type ?? 'command';
    const seen = steps.map(({ type, causationId }) => `${type} by ${typeOf(causationId)}`);
    const possible = flows[INVOICING]?.map((events) =>
      events.map(([{ type }, cause]) => `${type} by ${cause === 'command' ? cause : cause.type}`).sort(),
    );

    expect(possible).toContainEqual(seen.sort());
  });

  it('has one voucher per invoice and despatch, caused by it', () => {
    const vouchers = flow.filter(({ type }) => type === YevmiyeFisiIslendi.type);
    const documents = flow.filter(({ type }) => posted.includes(type));

    expect(vouchers.map(({ causationId }) => causationId).sort()).toEqual(
      documents.map(({ id }) => id).sort(),
    );
    expect(documents).toHaveLength(2);
  });

  it('is told in the order in which it happened', async () => {
    const fulfilment = [
      ...(await trade.services.events(StokRezervasyonuTamamlandi)),
      ...(await trade.services.events(SevkiyatGerceklesti)),
    ];
    expect(fulfilment.map(({ sequence }) => sequence?.number)).toEqual(
      fulfilment.map((_, index) => index + 1),
    );
    const levels = (await trade.services.events(StokDuzeyiDegisti)).filter(
      ({ data }) => data.sku === '71053',
    );
    expect(levels.map(({ data }) => data.version)).toEqual(levels.map((_, index) => index + 1));
    expect(levels.at(-1)?.data).toMatchObject({ onHand: '0', reserved: '0' });
  });

  it('leaves every invariant whole and nothing parked', async () => {
    expect(await faultsAtRest(trade.services)).toEqual([]);
  });
});

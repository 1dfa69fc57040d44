import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StokDuzeyiDegisti, UrunTanimlandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { ecommerce } from '../ecommerce.js';
import { definedProduct } from '../products/defined-product.mother.js';
import { toldLevel } from './told-level.mother.js';

describe('a stock level the warehouse told', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(ecommerce);
  });
  beforeEach(() => s.query('TRUNCATE stock_level, product'));
  afterAll(() => s.close());

  const levels = () =>
    s.query('SELECT stock_item_no AS no, on_hand, reserved, version, stale FROM stock_level ORDER BY 1');
  const stock = async (sku: string) => (await s.http('GET', `/api/stock/${sku}`)).body;

  it('is shown per depot and in sum, with what of it can be sold', async () => {
    await s.when(UrunTanimlandi, definedProduct('85123A'));
    await s.when(StokDuzeyiDegisti, toldLevel('85123A', '10', { reserved: '4', version: 7 }));
    await s.when(StokDuzeyiDegisti, toldLevel('85123A', '2.5', { depotNo: 'ANKARA', version: 2 }));

    expect(await stock('85123A')).toEqual({
      sku: '85123A',
      sellable: '8.5',
      onHand: '12.5',
      reserved: '4',
      version: 9,
      stale: 0,
      depots: [
        { depotNo: 'ANKARA', onHand: '2.5', reserved: '0', version: 2, stale: 0 },
        { depotNo: 'MERKEZ', onHand: '10', reserved: '4', version: 7, stale: 0 },
      ],
    });
    await s.thenNothing();
  });

  it('is kept before its product is known', async () => {
    await s.when(StokDuzeyiDegisti, toldLevel('85123A', '10'));
    expect(await stock('85123A')).toMatchObject({ sellable: '10' });

    await s.when(UrunTanimlandi, definedProduct('85123A'));
    expect(await stock('85123A')).toMatchObject({ sellable: '10', onHand: '10' });
  });

  it('gives way to a higher version alone', async () => {
    await s.when(StokDuzeyiDegisti, toldLevel('85123A', '5', { version: 5 }));
    await s.when(StokDuzeyiDegisti, toldLevel('85123A', '4', { version: 4 }));
    await s.when(StokDuzeyiDegisti, toldLevel('85123A', '55', { version: 5 }));
    await s.when(StokDuzeyiDegisti, toldLevel('85123A', '6', { reserved: '1', version: 6 }));

    expect(await levels()).toEqual([
      { no: 'MERKEZ/85123A', on_hand: '6', reserved: '1', version: 6, stale: 2 },
    ]);
    expect(await stock('85123A')).toMatchObject({ version: 6, stale: 2, depots: [{ stale: 2 }] });
  });

  it('never offers less than nothing', async () => {
    await s.when(UrunTanimlandi, definedProduct('85123A'));
    await s.when(StokDuzeyiDegisti, toldLevel('85123A', '1', { reserved: '3' }));

    expect(await stock('85123A')).toMatchObject({ sellable: '0', onHand: '1', reserved: '3' });
    expect(await s.http('GET', '/api/catalogue/85123A')).toMatchObject({ body: { sellable: '0' } });
  });

  it('that is missing in one depot is not sold from another', async () => {
    await s.when(StokDuzeyiDegisti, toldLevel('85123A', '5'));
    await s.when(StokDuzeyiDegisti, toldLevel('85123A', '0', { depotNo: 'ANKARA', reserved: '2' }));

    expect(await stock('85123A')).toMatchObject({ sellable: '3' });
  });

  it('of a service does not matter: it can always be sold', async () => {
    await s.when(UrunTanimlandi, definedProduct('POST', { stocked: false }));
    expect(await stock('POST')).toMatchObject({ sellable: null, depots: [] });
  });

  it('of a product that was never in stock is nothing', async () => {
    await s.when(UrunTanimlandi, definedProduct('85123A'));
    expect(await stock('85123A')).toMatchObject({ sellable: '0', version: 0, depots: [] });
  });
});

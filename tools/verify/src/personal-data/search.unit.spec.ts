import { describe, expect, it } from '@jest/globals';
import { PersonalDataSearch } from './search.js';

const record = (value: string | null) => ({
  topic: 'erp.sales.order',
  partition: 2,
  offset: 7,
  key: 'SIP-1',
  value,
  headers: {},
  timestamp: 0,
});

describe('the search for personal data', () => {
  it('tells where something was found and what kind it is, not what it says', () => {
    const search = new PersonalDataSearch(['Ayşe Yılmaz']);
    search.note(record('{"note":"Ayşe Yılmaz, 10000000146"}'), 'erp.sales.SiparisOnaylandi.v1');
    search.note(record('{"sku":"85123A"}'), 'erp.sales.SiparisOnaylandi.v1');
    search.note(record(null), 'erp.sales.SiparisOnaylandi.v1');
    expect(search).toMatchObject({
      searched: 2,
      names: 1,
      found: ['erp.sales.order/2 offset 7: TCKN, name in erp.sales.SiparisOnaylandi.v1'],
    });
  });
});

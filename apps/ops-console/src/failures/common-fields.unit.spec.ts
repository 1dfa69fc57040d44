import { describe, expect, it } from '@jest/globals';
import { commonFields } from './common-fields.js';

describe('commonFields', () => {
  it('are those with one value in all events', () => {
    const events = [
      { type: 't', key: '1', account: 'C1', workOrderNo: null },
      { type: 't', key: '2', account: 'C1', workOrderNo: null },
      { type: 't', key: '3', account: 'C1', workOrderNo: null },
    ];
    expect(commonFields(events)).toEqual([
      { field: 'type', value: 't' },
      { field: 'account', value: 'C1' },
    ]);
  });

  it('are none that an event lacks', () => {
    expect(commonFields([{ account: 'C1' }, {}])).toEqual([]);
    expect(commonFields([{}, { account: 'C1' }])).toEqual([]);
  });

  it('are none of one event or of none', () => {
    expect(commonFields([{ type: 't' }])).toEqual([]);
    expect(commonFields([])).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { LastHour } from './last-hour.js';

const noon = Date.UTC(2026, 10, 30, 12);
const minutes = (count: number) => count * 60_000;
const traffic = (minute: number, events: number, name = '/erp/core') => ({
  ...{ topic: 'erp.sales.order', name, events },
  minute: new Date(noon + minutes(minute)),
});
const events = (hour: LastHour) => hour.sum().map(({ name, events: sum }) => `${name} ${sum}`);

describe('LastHour', () => {
  it('counts the whole hour first, then only what may still change', () => {
    const hour = new LastHour();
    expect(hour.since(noon)).toEqual(new Date(noon - minutes(60)));
    hour.note([traffic(-30, 5), traffic(-1, 2), traffic(0, 1)], noon);
    expect(hour.since(noon + minutes(0.5))).toEqual(new Date(noon - minutes(1)));
    hour.note([traffic(-1, 3), traffic(0, 4)], noon + minutes(0.5));
    expect(events(hour)).toEqual(['/erp/core 12']);
  });

  it('forgets what is older than an hour', () => {
    const hour = new LastHour();
    hour.note([traffic(-59, 5), traffic(-1, 2)], noon);
    hour.note([traffic(-1, 2)], noon + minutes(2));
    expect(events(hour)).toEqual(['/erp/core 2']);
  });

  it('begins anew where nobody asked for longer than an hour', () => {
    const hour = new LastHour();
    hour.note([traffic(0, 1)], noon);
    expect(hour.since(noon + minutes(200))).toEqual(new Date(noon + minutes(140)));
    hour.note([traffic(150, 7)], noon + minutes(200));
    expect(events(hour)).toEqual(['/erp/core 7']);
  });

  it('tells topics and names apart', () => {
    const hour = new LastHour();
    hour.note([traffic(0, 1), traffic(0, 2, '/erp/hr'), { ...traffic(-1, 4), topic: 'other' }], noon);
    expect(hour.sum()).toHaveLength(3);
  });
});

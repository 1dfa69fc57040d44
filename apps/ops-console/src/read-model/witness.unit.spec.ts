import { describe, expect, it } from '@jest/globals';
import { FaturaKesildi, SiparisOnaylandi, VOID_TYPE } from '@kervan/contracts';
import { eventRecord } from './records.mother.js';
import { uuidOf } from './uuid-of.js';
import { witness } from './witness.js';

const keysOf = (...record: Parameters<typeof eventRecord>) =>
  witness(eventRecord(...record)).keys.map(({ kind, value }) => `${kind} ${value}`);
const eventOf = (...record: Parameters<typeof eventRecord>) => witness(eventRecord(...record)).event;

describe('the witness', () => {
  it('reads envelope and position', () => {
    const envelope = {
      id: '0197f3c2-0000-7000-8000-0000000000AA',
      correlationId: '0197f3c1-0000-7000-8000-000000000001',
      causationId: '0197f3c1-0000-7000-8000-000000000002',
      time: '2026-03-02T23:15:04.118-02:00',
      sequence: { epoch: 2, number: 17 },
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    };
    expect(eventOf({ ...envelope, topic: 'erp.finance.invoice', partition: 3, offset: 41 })).toMatchObject({
      day: '2026-03-03',
      eventId: '0197f3c2-0000-7000-8000-0000000000aa',
      correlationId: envelope.correlationId,
      causationId: envelope.causationId,
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      epoch: 2,
      sequence: 17,
      topic: 'erp.finance.invoice',
      partition: 3,
      offset: 41,
      occurredAt: '2026-03-03T01:15:04.118Z',
      appendedAt: '2026-03-02T08:15:04.200Z',
    });
  });

  it('takes business keys off the top of the payload, the record key and the work order', () => {
    const payload = {
      invoiceNo: 'KRV-1',
      orderNo: 'SIP-1',
      accountNo: '120.01',
      lines: [{ orderNo: 'SIP-2' }],
    };
    expect(
      keysOf({ type: FaturaKesildi.type, key: 'KRV-1', workOrderNo: 'IE-1' }, JSON.stringify(payload)),
    ).toEqual(['wo IE-1', 'invoice KRV-1', 'order SIP-1', 'account 120.01']);
  });

  it.each([
    ['a claim-checked body', ''],
    ['a tombstone', null],
    ['no JSON', '{"orderNo":'],
    ['an array', '["SIP-9"]'],
    ['null', 'null'],
  ])('finds the key of the record where the payload is %s', (_, payload) => {
    expect(keysOf({ type: SiparisOnaylandi.type, key: 'SIP-1' }, payload)).toEqual(['order SIP-1']);
  });

  it.each([[42], [null], [['SIP-9']], [''], ['a\u0000b'], ['x'.repeat(301)], ['\ud800']])(
    'takes %j for no business key',
    (orderNo) => {
      expect(keysOf({ type: 'foreign.Order.v1' }, JSON.stringify({ orderNo }))).toEqual([]);
    },
  );

  it('keeps markup and SQL as the plain text they are', () => {
    const orderNo = `<img src=x onerror=alert(1)>'; DROP TABLE event; --`;
    expect(keysOf({ type: 'foreign.Order.v1' }, JSON.stringify({ orderNo }))).toEqual([`order ${orderNo}`]);
  });

  it('stores foreign ids as UUIDs, and their text beside them', () => {
    const event = eventOf({ id: 'order-42', correlationId: 'flow 7', causationId: 'x'.repeat(2_000) });
    expect(event).toMatchObject({ eventId: uuidOf('order-42'), correlationId: uuidOf('flow 7') });
    expect(JSON.parse(event.original ?? '')).toEqual({
      eventId: 'order-42',
      correlationId: 'flow 7',
      causationId: 'x'.repeat(500),
    });
  });

  it.each([
    ['0000-01-01T00:00:00Z', '0001-01-01'],
    ['1970-01-01T00:00:00Z', '1970-01-01'],
    ['9999-12-31T23:59:59-23:59', '9999-12-31'],
  ])('stores the time %s as the nearest that can be stored', (time, day) => {
    expect(eventOf({ time })).toMatchObject({ day });
  });

  it('salvages what can be told of a malformed envelope', () => {
    const { event, malformed } = witness({ ...eventRecord({ offset: 9 }), headers: { ce_time: 'now' } });
    expect(malformed).toBe(true);
    expect(event).toMatchObject({
      eventId: uuidOf('erp.sales.order/0@9'),
      occurredAt: '2026-03-02T08:15:04.200Z',
    });
  });

  it('knows an event that an operator skipped by its place', () => {
    expect(eventOf({ type: VOID_TYPE, sequence: { epoch: 1, number: 3 } })).toMatchObject({
      type: VOID_TYPE,
      sequence: 3,
    });
  });
});

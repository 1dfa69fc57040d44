import { describe, expect, it, jest } from '@jest/globals';
import {
  IadeFaturasiAlindi,
  toHeaders,
  VOID_TYPE,
  YevmiyeFisiIslendi,
  type Headers,
} from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import { EventSubscription } from '../handling/event-subscription.js';
import { HandlerTable } from '../handling/handler-table.js';
import { RecordReader } from './read-record.js';

const data = {
  voucherNo: 'YF-1',
  date: '2010-12-01',
  sourceEventId: 'event-1',
  currency: 'TRY',
  debit: '120.00',
  credit: '120.00',
};

const headers = toHeaders({
  id: 'event-2',
  type: YevmiyeFisiIslendi.type,
  source: '/erp/accounting',
  key: 'YF-1',
  time: '2010-12-01T08:00:00Z',
  sequence: { epoch: 1, number: 3 },
  correlationId: 'flow-1',
  causationId: 'event-1',
  workOrderNo: 'IE-1',
  traceparent: null,
  tracestate: null,
});

function record(value: string | null, changed: Headers = {}, key: string | null = 'YF-1'): IncomingRecord {
  return {
    topic: 't',
    partition: 2,
    offset: 41,
    key,
    value,
    headers: { ...headers, ...changed },
    timestamp: 0,
  };
}

describe('RecordReader', () => {
  const handlers = new HandlerTable('spec');
  const subscription = EventSubscription.of(YevmiyeFisiIslendi, {}, 'Ledger.note');
  handlers.add(YevmiyeFisiIslendi.type, subscription, () => Promise.resolve());
  const onUnhandled = jest.fn();
  const reader = new RecordReader(handlers, onUnhandled);

  it('reads an event for its handler', () => {
    const { envelope, position, content } = reader.read(record(JSON.stringify(data)));

    expect(position).toEqual({ epoch: 1, number: 3 });
    expect(envelope).toMatchObject({
      id: 'event-2',
      key: 'YF-1',
      correlationId: 'flow-1',
      workOrderNo: 'IE-1',
    });
    expect(content).toMatchObject({ kind: 'event', prepared: { event: { id: 'event-2', data } } });
  });

  it.each([
    [-1, '1970-01-01T00:00:00.000Z'],
    [1_764_480_000_000_000_000, '9999-12-31T23:59:59.999Z'],
  ])('reads a malformed record whose broker time is %d', (timestamp, time) => {
    const { envelope, content } = reader.read({ ...record(null, { ce_id: '' }), timestamp });

    expect(content).toMatchObject({ kind: 'unreadable', error: { code: 'EVENT_MALFORMED' } });
    expect(envelope.time).toBe(time);
  });

  it('passes over what an operator skipped and nobody can read', () => {
    const { content } = reader.read(
      record('{', { 'content-type': 'application/cloudevents+json', ce_type: VOID_TYPE }),
    );

    expect(content).toEqual({ kind: 'skip' });
  });

  it.each([
    ['the character NUL', 'a\\u0000b', 'a\u0001b'],
    ['half a character', 'a\\ud800b', 'a\ufffdb'],
  ])('reads an id in JSON with %s as the database will keep it', (_, written, kept) => {
    const event = `{"id":"${written}","type":"t","source":"/shop","specversion":"1.0","time":"2010-12-01T08:00:00Z"}`;

    const { envelope } = reader.read({
      ...record(event),
      headers: { 'content-type': 'application/cloudevents+json' },
    });

    expect(envelope.id).toBe(kept);
  });

  it('names every field of a payload that does not fit', () => {
    const { content } = reader.read(record(JSON.stringify({ ...data, debit: 12.5, date: undefined })));

    expect(content).toMatchObject({
      kind: 'unreadable',
      handler: 'Ledger.note',
      error: { code: 'PAYLOAD_INVALID', message: expect.stringMatching(/date.*debit/) },
    });
  });

  it.each([
    ['text that is no JSON', record('{"voucherNo": "Ada')],
    ['an envelope without id', record(JSON.stringify(data), { ce_id: '' })],
    ['a malformed sequence', record(JSON.stringify(data), { ce_sequence: '3' })],
  ])('reports %s without quoting it', (_, malformed) => {
    const { content, envelope } = reader.read(malformed);

    expect(content).toMatchObject({ kind: 'unreadable', error: { code: 'EVENT_MALFORMED' } });
    expect(content).not.toMatchObject({ error: { message: expect.stringContaining('Ada') } });
    expect(envelope.key).toBe('YF-1');
  });

  it('gives a record without key and envelope its address as a name', () => {
    const nameless = { ...record('{}', {}, null), headers: {} };

    expect(reader.read(nameless)).toMatchObject({
      envelope: { id: 't/2@41', key: 't/2@41' },
      position: { epoch: 0, number: 41 },
    });
  });

  it('takes an event without sequence for a foreign one, ordered by its offset', () => {
    const foreign = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'ce_sequence'));

    expect(reader.read({ ...record(JSON.stringify(data)), headers: foreign })).toMatchObject({
      envelope: { sequence: null },
      position: { epoch: 0, number: 41 },
      content: { kind: 'event' },
    });
  });

  it('skips a type without handler without reading its payload', () => {
    const { content } = reader.read(record('not JSON', { ce_type: IadeFaturasiAlindi.type }));

    expect(content).toEqual({ kind: 'skip' });
    expect(onUnhandled).toHaveBeenCalledWith(IadeFaturasiAlindi.type);
  });

  it('takes a tombstone for an event without data: skipped or faulty, as its type says (trap 35)', () => {
    const skipped = reader.read(record(null, { ce_type: IadeFaturasiAlindi.type }));
    const faulty = reader.read(record(null));

    expect(skipped).toMatchObject({ content: { kind: 'skip' }, position: { number: 3 } });
    expect(faulty).toMatchObject({
      record: { value: null },
      content: { kind: 'unreadable', error: { code: 'PAYLOAD_INVALID' } },
    });
  });

  it('gives names that no index holds an address of their own', () => {
    const [one, other] = ['1', '2'].map((end) => 'ş'.repeat(400) + end);
    const keys = [one, other].map((key) => reader.read(record(JSON.stringify(data), {}, key ?? '')));
    const [source] = [reader.read(record(JSON.stringify(data), { ce_source: one ?? '' }))];

    for (const { content } of [...keys, source])
      expect(content).toMatchObject({ kind: 'unreadable', error: { code: 'EVENT_MALFORMED' } });
    for (const { envelope } of keys) expect(Buffer.byteLength(envelope.key)).toBeLessThan(600);
    expect(keys[0]?.envelope.key).not.toBe(keys[1]?.envelope.key);
    expect(source.envelope.key).toBe('YF-1');
  });

  it('replaces what PostgreSQL cannot store', () => {
    const { record: stored, content } = reader.read(record('"\0"', { note: 'a\0b' }, 'YF\0'));

    expect(stored).toMatchObject({ key: 'YF\u0001', value: '"\u0001"', headers: { note: 'a\u0001b' } });
    expect(content).toMatchObject({ kind: 'unreadable', error: { code: 'EVENT_MALFORMED' } });
  });
});

describe('HandlerTable', () => {
  it('refuses two handlers for one type and names both', () => {
    const handlers = new HandlerTable('spec');
    const add = (handler: string) =>
      handlers.add(YevmiyeFisiIslendi.type, EventSubscription.of(YevmiyeFisiIslendi, {}, handler), () =>
        Promise.resolve(),
      );
    add('Ledger.note');

    expect(() => add('Other.note')).toThrow(/YevmiyeFisiIslendi.*Ledger\.note and Other\.note/);
  });

  it('refuses a handler that is not declared with OnEvent', () => {
    expect(() => new HandlerTable('spec').add('anything', undefined, () => Promise.resolve())).toThrow(
      /@OnEvent/,
    );
  });
});

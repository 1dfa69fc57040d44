import { describe, expect, it } from '@jest/globals';
import { FaturaKesildi, TeslimatKaydedildi, type Outcome } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import { FlowVolumeCount } from './flow-volume.js';

const began = 1_000;

function record(timestamp: number, value = '{}'): IncomingRecord {
  return { topic: 'spec', partition: 0, offset: 0, key: null, value, headers: {}, timestamp };
}

function receipt(...outcomes: Outcome[]): string {
  const delivery = { eventId: 'e', eventType: 't', key: 'k', offset: 0, attempt: 1 };
  const deliveries = outcomes.map((outcome) => ({
    ...delivery,
    outcome,
    durationMs: 1,
    fingerprint: null,
    touched: [],
  }));
  return JSON.stringify({
    stream: 'warehouse/spec/0',
    consumer: 'warehouse',
    topic: 'spec',
    partition: 0,
    deliveries,
  });
}

describe('the volume of a flow', () => {
  it('leaves out what came before its first file', () => {
    const volume = new FlowVolumeCount(new Date(began));
    for (const at of [began - 1, began, began + 1]) volume.note(record(at), FaturaKesildi.type);
    volume.note(record(began - 1, receipt('handled')), TeslimatKaydedildi.type);
    expect(volume).toMatchObject({ events: 2, handled: {} });
  });

  it('counts deliveries with an effect by service, and receipts as no events', () => {
    const volume = new FlowVolumeCount(new Date(began));
    volume.note(
      record(began, receipt('handled', 'duplicate', 'skipped', 'handled')),
      TeslimatKaydedildi.type,
    );
    volume.note(record(began, receipt('handled')), TeslimatKaydedildi.type);
    expect(volume).toMatchObject({ events: 0, handled: { warehouse: 3 } });
  });
});

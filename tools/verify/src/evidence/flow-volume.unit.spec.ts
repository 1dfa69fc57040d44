import { describe, expect, it } from '@jest/globals';
import type { DataOf, Outcome, TeslimatKaydedildi } from '@kervan/contracts';
import { FlowVolumeCount } from './flow-volume.js';

const began = 1_000;

function receipt(...outcomes: Outcome[]): DataOf<typeof TeslimatKaydedildi> {
  const delivery = { eventId: 'e', eventType: 't', key: 'k', offset: 0, attempt: 1 };
  const rest = { durationMs: 1, fingerprint: null, touched: [] };
  const deliveries = outcomes.map((outcome) => ({ ...delivery, outcome, ...rest }));
  return { stream: 'warehouse/spec/0', consumer: 'warehouse', topic: 'spec', partition: 0, deliveries };
}

describe('the volume of a flow', () => {
  it('leaves out what came before its first file', () => {
    const volume = new FlowVolumeCount(new Date(began));
    for (const at of [began - 1, began, began + 1]) volume.noteEvent(at);
    volume.noteReceipt(began - 1, receipt('handled'));
    expect(volume).toMatchObject({ events: 2, handled: {} });
  });

  it('counts deliveries with an effect by service, and receipts as no events', () => {
    const volume = new FlowVolumeCount(new Date(began));
    volume.noteReceipt(began, receipt('handled', 'duplicate', 'skipped', 'handled'));
    volume.noteReceipt(began, receipt('handled'));
    expect(volume).toMatchObject({ events: 0, handled: { warehouse: 3 } });
  });
});

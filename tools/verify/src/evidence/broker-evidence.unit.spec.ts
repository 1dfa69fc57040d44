import { describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  IadeFaturasiAlindi,
  MalKabulEdildi,
  SevkiyatGerceklesti,
  SiparisOnaylandi,
  toHeaders,
  topics,
} from '@kervan/contracts';
import { memoryBroker, partitionFor } from '@kervan/messaging';
import { readBroker } from './broker-evidence.js';

const costing = (cost: string) => JSON.stringify({ lines: [{ cost }] });
const events = [
  { contract: FaturaKesildi, value: '{}' },
  { contract: FaturaKesildi, value: '{}' },
  { contract: IadeFaturasiAlindi, value: '{}' },
  { contract: SevkiyatGerceklesti, value: costing('9.18') },
  { contract: MalKabulEdildi, value: costing('-9.18') },
  { contract: SevkiyatGerceklesti, value: costing('0.00') },
  { contract: SiparisOnaylandi, value: '{}' },
];

const records = events.map(({ contract: { type, topic }, value }, index) => {
  const key = `${type} ${index}`;
  const id = `0197f3c2-0000-7000-8000-00000000000${index}`;
  const flow = { correlationId: id, causationId: null, workOrderNo: null };
  const trace = { traceparent: null, tracestate: null };
  const sequence = { epoch: 1, number: 1 };
  const time = '2010-12-01T08:26:00.000Z';
  const headers = toHeaders({ ...flow, ...trace, id, type, source: '/spec', key, time, sequence });
  return { topic, key, value, headers, partition: partitionFor(key, 1) };
});

describe('the broker', () => {
  it('knows each event once, and the ids of those the ledger must have a voucher of', async () => {
    const broker = memoryBroker();
    await broker.ensureTopics(topics);
    const publisher = await broker.publisher('spec');
    await publisher.publish([...records, ...records], 10_000);

    const { events: counts, postedIds } = await readBroker({ broker, databases: {} }, new Date(0));

    expect(counts).toEqual({
      [FaturaKesildi.type]: 2,
      [IadeFaturasiAlindi.type]: 1,
      [SevkiyatGerceklesti.type]: 2,
      [MalKabulEdildi.type]: 1,
      [SiparisOnaylandi.type]: 1,
    });
    expect(postedIds).toEqual(new Set(records.slice(0, 5).map(({ headers }) => headers['ce_id'])));
    await publisher.close();
    await broker.close();
  });
});

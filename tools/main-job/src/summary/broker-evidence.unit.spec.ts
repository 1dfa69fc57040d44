import { describe, expect, it } from '@jest/globals';
import { FaturaKesildi, IadeFaturasiAlindi, SiparisOnaylandi, toHeaders, topics } from '@kervan/contracts';
import { memoryBroker, partitionFor } from '@kervan/messaging';
import { readBroker } from './broker-evidence.js';

const contracts = [FaturaKesildi, FaturaKesildi, IadeFaturasiAlindi, SiparisOnaylandi];

const records = contracts.map(({ type, topic }, index) => {
  const key = `${type} ${index}`;
  const id = `0197f3c2-0000-7000-8000-00000000000${index}`;
  const flow = { correlationId: id, causationId: null, workOrderNo: null };
  const trace = { traceparent: null, tracestate: null };
  const sequence = { epoch: 1, number: 1 };
  const time = '2010-12-01T08:26:00.000Z';
  const headers = toHeaders({ ...flow, ...trace, id, type, source: '/spec', key, time, sequence });
  return { topic, key, value: '{}', headers, partition: partitionFor(key, 1) };
});

describe('the broker', () => {
  it('knows each event once, and the ids of the documents the ledger must have', async () => {
    const broker = memoryBroker();
    await broker.ensureTopics(topics);
    const publisher = await broker.publisher('spec');
    await publisher.publish([...records, ...records], 10_000);

    const { events, documentIds } = await readBroker(broker);

    expect(events).toEqual({
      [FaturaKesildi.type]: 2,
      [IadeFaturasiAlindi.type]: 1,
      [SiparisOnaylandi.type]: 1,
    });
    expect(documentIds).toEqual(new Set(records.slice(0, 3).map(({ headers }) => headers['ce_id'])));
    await publisher.close();
    await broker.close();
  });
});

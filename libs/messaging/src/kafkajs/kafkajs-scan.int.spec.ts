import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { ScanProgress } from '../consuming/scan-progress.js';
import { KafkajsAdmin } from './kafkajs-admin.js';
import { scanWithKafkajs } from './kafkajs-scan.js';

describe('scanWithKafkajs', () => {
  it('begins again, and gives up after some attempts, where the broker says nothing any more', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      socket.resume();
    }).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    const client = { brokers: [`127.0.0.1:${port}`], clientId: 'spec', compression: 'none' } as const;
    const admin = new KafkajsAdmin(client);
    const progress = new ScanProgress([{ topic: 'any', partition: 0, start: 0, end: 1 }], () => undefined);

    const scan = scanWithKafkajs(client, admin, 'any', progress, 20);

    await expect(scan).rejects.toMatchObject({
      code: 'BROKER_UNAVAILABLE',
      message: 'Scanning any: the consumer stopped fetching',
    });
    expect(sockets.size).toBe(5);
    await admin.close();
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
});

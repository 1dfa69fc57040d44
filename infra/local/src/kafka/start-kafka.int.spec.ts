import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { findJava } from '../prerequisites/java.js';
import { startMark } from '../process/start-mark.js';
import type { StateFolder } from '../state/state-folder.js';
import { temporaryState } from '../state/temporary-state.js';
import { brokerAnswers } from './broker-answers.js';
import { type KafkaServer, startKafka } from './start-kafka.js';

describe('embedded Kafka', () => {
  let state: StateFolder;
  let server: KafkaServer;

  beforeAll(async () => {
    state = await temporaryState();
    server = await startKafka(state);
  });

  afterAll(async () => {
    await server.stop();
    state.release();
  });

  /** Runs one of Kafka's own tools against the broker. */
  function tool(name: string, args: readonly string[], input = ''): Promise<string> {
    const classes = [
      '-Xmx128m',
      '-cp',
      join(state.cache, 'kafka-4.3.1', '*'),
      `org.apache.kafka.tools.${name}`,
    ];
    const address = ['--bootstrap-server', server.brokers.join(',')];
    return new Promise((resolve, reject) => {
      const child = execFile(
        findJava()?.path ?? 'java',
        [...classes, ...address, ...args],
        (error, stdout) => {
          if (error) reject(new Error(`${name} failed`, { cause: error }));
          else resolve(stdout.trim());
        },
      );
      child.stdin?.end(input);
    });
  }

  const read = (): Promise<string> =>
    tool('consumer.ConsoleConsumer', ['--topic', 'orders', '--from-beginning', '--max-messages', '1']);

  it('takes a record, and keeps address and records over a crash and a restart', async () => {
    await tool('TopicCommand', ['--create', '--topic', 'orders', '--partitions', '2']);
    await tool('ConsoleProducer', ['--topic', 'orders'], 'approved\n');
    const { brokers, pid } = server;
    await server.kill();
    expect(startMark(pid)).toBeNull();
    await server.restart();
    expect(server.brokers).toEqual(brokers);
    expect(await read()).toBe('approved');
  });

  it('creates no topic by accident', async () => {
    await expect(
      tool('ConsoleProducer', ['--topic', 'ordres', '--max-block-ms', '500'], 'x\n'),
    ).resolves.toBeDefined();
    expect(await tool('TopicCommand', ['--list'])).not.toContain('ordres');
  });

  it('continues with its records in the next run, and answers nobody when it is stopped', async () => {
    await server.stop();
    expect(await brokerAnswers(Number(server.brokers[0]?.split(':')[1]))).toBe(false);
    server = await startKafka(state);
    expect(await read()).toBe('approved');
  });
});

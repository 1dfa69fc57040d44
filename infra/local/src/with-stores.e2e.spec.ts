import { describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { brokerAnswers } from './kafka/broker-answers.js';

const program = fileURLToPath(new URL('../dist/with-stores.js', import.meta.url));

function withStores(script: string, stores: Record<string, string> = {}): ChildProcess {
  const none = { DATABASE_URL: '', KAFKA_BROKERS: '' };
  return spawn(process.execPath, [program, '--', process.execPath, '-e', script], {
    env: { ...process.env, ...none, ...stores },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const exitCode = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));

const firstOutput = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => child.stdout?.once('data', (bytes) => resolve(String(bytes))));

describe('with-stores', () => {
  it('just runs the command when both stores are given, and ends with its code', async () => {
    const child = withStores('console.log(process.env.DATABASE_URL); process.exitCode = 3', {
      DATABASE_URL: 'postgres://given',
      KAFKA_BROKERS: 'given:9092',
    });
    const [said, code] = await Promise.all([firstOutput(child), exitCode(child)]);
    expect([said, code]).toEqual(['postgres://given\n', 3]);
  });

  it('runs the command with stores of its own, which end with it, also on a signal', async () => {
    const child = withStores('console.log(process.env.KAFKA_BROKERS); setInterval(() => {}, 1000)');
    const port = Number((await firstOutput(child)).trim().split(':')[1]);
    expect(await brokerAnswers(port)).toBe(true);
    child.kill('SIGTERM');
    expect(await exitCode(child)).toBe(143);
    expect(await brokerAnswers(port)).toBe(false);
  });
});

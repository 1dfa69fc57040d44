import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { until } from '@kervan/local';
import { MemoryWatch } from './memory-watch.js';

/** A shell whose child fills 64 MiB, then says so. */
const parent = [
  '-c',
  `"$0" -e 'const held = Buffer.alloc(64 << 20, 1); console.log(held.length); setInterval(() => 0, 9e5)'; true`,
];

describe('memory', () => {
  if (process.platform !== 'linux') {
    it('is not known here', async () => {
      const watch = new MemoryWatch(() => [process.pid]);
      expect(await watch.peakMb()).toBeNull();
      watch.stop();
    });
    return;
  }

  it('includes the children of the processes asked about', async () => {
    const shell = spawn('sh', [...parent, process.execPath], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    await once(shell.stdout, 'data');
    const watch = new MemoryWatch(() => [shell.pid ?? 0]);
    const peak = await until(async () => {
      const seen = await watch.peakMb();
      return seen !== null && seen > 64 ? seen : undefined;
    });
    expect(peak).toBeLessThan(256);
    watch.stop();
    process.kill(-(shell.pid ?? 0), 'SIGKILL');
  });

  it('is zero for processes that are over', async () => {
    const child = spawn('true');
    await once(child, 'exit');
    const watch = new MemoryWatch(() => [child.pid ?? 0]);
    expect(await watch.peakMb()).toBe(0);
    watch.stop();
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '@kervan/local';
import { CpuWatch } from './cpu-watch.js';

const busy = 'for (;;);';
const idle = 'setInterval(() => 0, 9e5)';

describe('CPU time', () => {
  const children: ChildProcess[] = [];
  const watches: CpuWatch[] = [];
  const processes = new Map<string, number[]>();

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const watch of watches.splice(0)) watch.stop();
    processes.clear();
  });

  async function start(owner: string, script: string): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['-e', `console.log(1); ${script}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    await once(child.stdout, 'data');
    processes.set(owner, [...(processes.get(owner) ?? []), child.pid ?? 0]);
    return child;
  }

  function watched(): CpuWatch {
    const watch = new CpuWatch(() => processes);
    watches.push(watch);
    return watch;
  }

  it('of this process is always known', async () => {
    expect(await watched().seconds()).toEqual({ 'main-job': expect.any(Number) });
  });

  if (process.platform !== 'linux') {
    it('of others is not known here', async () => {
      await start('shop', idle);
      expect(await watched().seconds()).toMatchObject({ shop: null });
    });
    return;
  }

  it('is told by owner, from the start of the watch on', async () => {
    const loop = await start('shop', busy);
    await start('depot', idle);
    const early = watched();
    await until(async () => ((await early.seconds())['shop'] ?? 0) >= 0.3 || undefined);
    loop.kill('SIGSTOP');
    const late = watched();

    expect(await late.seconds()).toMatchObject({ shop: 0, depot: 0 });
    expect((await early.seconds())['depot']).toBeLessThan(0.2);
  });

  it('of a process that is over counts with that of its successor', async () => {
    const watch = watched();
    const first = await start('shop', busy);
    const before = await until(async () => {
      const { shop = 0 } = await watch.seconds();
      return (shop ?? 0) >= 0.3 ? shop : undefined;
    });
    first.kill('SIGKILL');
    await once(first, 'exit');
    processes.delete('shop');
    await start('shop', busy);

    const after = await until(async () => {
      const { shop = 0 } = await watch.seconds();
      return (shop ?? 0) >= (before ?? 0) + 0.3 ? shop : undefined;
    });
    expect(after).toBeGreaterThan(before ?? 0);
  });
});

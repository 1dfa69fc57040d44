import { CpuWatch } from '@kervan/main-job';
import type { Stack } from '../stack/start-stack.js';

/** CPU time of every process of a run, by name. */
export function watchCpu({ supervisor, stores }: Stack): CpuWatch {
  return new CpuWatch(() => {
    const servers = [
      ['postgres', stores.database.server?.pid],
      ['kafka', stores.broker.server?.pid],
    ] as const;
    return new Map([
      ...servers.flatMap(([name, pid]) => (pid === undefined ? [] : [[name, [pid]] as const])),
      ...[...supervisor.pids()].map(([name, pid]) => [name, [pid]] as const),
    ]);
  });
}

import type { Metrics } from './metrics.js';

/** What the process itself uses. */
export function observeProcess(metrics: Metrics): void {
  metrics.observe('process.cpu.time', (tell) => {
    const { user, system } = process.cpuUsage();
    tell((user + system) / 1e6, {});
  });
  metrics.observe('process.memory.usage', (tell) => tell(process.memoryUsage.rss(), {}));
}

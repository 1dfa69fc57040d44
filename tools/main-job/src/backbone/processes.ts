import type { Backbone } from './start-backbone.js';

/** The stores and apps that this run started, by the name of the store or service, and their first processes now. */
export function processesOf({
  supervisor,
  stores,
}: Pick<Backbone, 'supervisor' | 'stores'>): ReadonlyMap<string, readonly number[]> {
  const processes = new Map<string, number[]>();
  const add = (name: string, pid: number): void => {
    processes.set(name, [...(processes.get(name) ?? []), pid]);
  };
  for (const [name, pid] of supervisor.pids()) add(serviceOf(name), pid);
  if (stores.database.server) add('postgres', stores.database.server.pid);
  if (stores.broker.server) add('kafka', stores.broker.server.pid);
  return processes;
}

/** `warehouse-2` is the second process of the warehouse. */
function serviceOf(app: string): string {
  return app.replace(/-\d+$/, '');
}

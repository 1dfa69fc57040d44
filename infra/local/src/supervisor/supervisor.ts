import { LocalError } from '../local-error.js';
import { type Progress, silent } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';
import type { App } from './app.js';
import { SupervisedApp } from './supervised-app.js';

const GRACE_MS = 20_000;

/** Runs service processes: log and pid file each, restart on a crash with back-off, orderly stop. */
export class Supervisor {
  private readonly apps = new Map<string, SupervisedApp>();
  private stopped = false;
  private reportFailure: (error: LocalError) => void = () => undefined;
  /** Settles, with the reason, when an app was given up because it crashed again and again. */
  readonly failed = new Promise<LocalError>((resolve) => {
    this.reportFailure = resolve;
  });

  constructor(
    private readonly state: StateFolder,
    private readonly progress: Progress = silent,
  ) {}

  /**
   * Starts an app; resolves when `GET /health/ready` answers 200, however long that takes.
   *
   * @throws LocalError PROCESS_FAILED with the end of its log when it crashes again and again, or after `stop`.
   */
  async start(app: App): Promise<void> {
    if (this.stopped)
      throw new LocalError('PROCESS_FAILED', `${app.name} is not started: everything was stopped`);
    const supervised = new SupervisedApp(app, this.state, this.progress);
    this.apps.set(app.name, supervised);
    void supervised.over.then((failure) => {
      if (failure) this.reportFailure(failure);
    });
    await supervised.ready();
  }

  /** `http://127.0.0.1:port` of a started app. */
  address(name: string): string {
    return this.of(name).address;
  }

  /** Null while the app is being restarted. */
  pid(name: string): number | null {
    return this.of(name).pid;
  }

  /** Processes of the apps that run now, by name. */
  pids(): ReadonlyMap<string, number> {
    return new Map([...this.apps].flatMap(([name, { pid }]) => (pid === null ? [] : [[name, pid] as const])));
  }

  /** SIGTERM, the app started last first; SIGKILL for one that has not ended within the grace time. */
  async stop(graceMs = GRACE_MS): Promise<void> {
    this.stopped = true;
    for (const app of [...this.apps.values()].reverse()) await app.stop(graceMs);
  }

  private of(name: string): SupervisedApp {
    const app = this.apps.get(name);
    if (!app) throw new LocalError('PROCESS_FAILED', `${name} was not started`);
    return app;
  }
}

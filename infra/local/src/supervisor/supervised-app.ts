import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asError, LocalError } from '../local-error.js';
import type { Progress } from '../progress.js';
import { freePort } from '../process/free-port.js';
import { lastLines } from '../process/log-tail.js';
import { type Exit, OwnedProcess } from '../process/owned-process.js';
import { until } from '../process/until.js';
import type { StateFolder } from '../state/state-folder.js';
import type { App } from './app.js';
import { appEnvironment } from './app-environment.js';
import { CrashHistory } from '../process/crash-history.js';
import { isReady } from './is-ready.js';
import { nodeOptions } from './node-options.js';

/** One service process that is started again when it ends by itself. */
export class SupervisedApp {
  private readonly crashes = new CrashHistory();
  private readonly stopping = new AbortController();
  private readonly log: string;
  private process: OwnedProcess | null = null;
  private port: number | undefined;
  private failure: LocalError | null = null;
  /** Settles when the app is over for good: null when it was stopped, else why it was given up. */
  readonly over: Promise<LocalError | null>;

  constructor(
    private readonly app: App,
    private readonly state: StateFolder,
    private readonly progress: Progress,
  ) {
    this.log = join(state.logs, `${app.name}.log`);
    this.port = app.port;
    this.over = this.keepRunning();
  }

  /** Null while it is between two lives. */
  get pid(): number | null {
    return this.process?.running ? this.process.pid : null;
  }

  /** `http://127.0.0.1:port`; another port after a restart only when the old one was taken meanwhile. */
  get address(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  /** Resolves when it says that it is ready. @throws LocalError PROCESS_FAILED when it was given up or stopped before. */
  async ready(): Promise<void> {
    await until(async () => {
      if (this.failure) throw this.failure;
      if (this.isStopping()) throw new LocalError('PROCESS_FAILED', `${this.app.name} was stopped`);
      return this.pid !== null && (await isReady(this.address)) ? true : undefined;
    });
  }

  async stop(graceMs: number): Promise<void> {
    this.stopping.abort();
    await this.process?.stop(graceMs);
    await this.over;
  }

  private async keepRunning(): Promise<LocalError | null> {
    while (!this.isStopping()) {
      const startedAt = performance.now();
      const exit = await this.runOnce().catch(asError);
      if (this.isStopping()) break;
      this.crashes.record(performance.now() - startedAt);
      if (this.crashes.hopeless) return (this.failure = await this.givenUp(exit));
      this.progress(`${this.app.name} ${describe(exit)}, starting it again`);
      await sleep(this.crashes.pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    return null;
  }

  private async runOnce(): Promise<Exit> {
    const { name, entry, env } = this.app;
    const port = await freePort(this.port);
    this.port = port;
    this.process = await OwnedProcess.start(
      {
        name,
        command: process.execPath,
        args: [...nodeOptions, entry],
        env: appEnvironment(env, port),
        cwd: this.state.root,
        log: this.log,
      },
      this.state.run,
    );
    if (this.isStopping()) await this.process.kill();
    return this.process.exited;
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async givenUp(exit: Exit | Error): Promise<LocalError> {
    return new LocalError(
      'PROCESS_FAILED',
      `${this.app.name} ${describe(exit)} again and again; the end of ${this.log}:\n${await lastLines(this.log)}`,
      { cause: exit },
    );
  }
}

function describe(exit: Exit | Error): string {
  if (exit instanceof Error) return `did not start (${exit.message})`;
  return exit.signal === null ? `ended with code ${String(exit.code)}` : `was ended by ${exit.signal}`;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { asError, LocalError } from '../local-error.js';
import type { Progress } from '../progress.js';
import { CrashHistory } from './crash-history.js';
import { lastLines } from './log-tail.js';
import type { Exit, OwnedProcess } from './owned-process.js';

export interface Launched {
  readonly process: OwnedProcess;
  readonly port: number;
  /** File that its output is appended to. */
  readonly log: string;
}

/** A running server on 127.0.0.1, owned by this process. Its port stays the same over restarts. */
export interface Server {
  /** Of the server's first process; another one after a restart. */
  readonly pid: number;
  /** Settles, with the reason, when the server ended by itself again and again or could not be started again. */
  readonly failed: Promise<LocalError>;
  /** Ends it in order, not waiting for its clients. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash would end it; it stays down until `restart`. */
  kill(): Promise<void>;
  /** Starts it again with its data, whether it was stopped, killed or still runs. */
  restart(): Promise<void>;
}

/** Keeps a server running: one that ends by itself is started again on the port its clients know. */
export class KeptServer implements Server {
  private readonly crashes = new CrashHistory();
  private unwanted = new AbortController();
  private recovery: Promise<void> = Promise.resolve();
  private reportFailure: (error: LocalError) => void = () => undefined;
  readonly failed = new Promise<LocalError>((resolve) => {
    this.reportFailure = resolve;
  });

  private constructor(
    private readonly name: string,
    private current: Launched,
    private readonly launch: (keptPort?: number) => Promise<Launched>,
    private readonly progress: Progress,
  ) {
    this.watch();
  }

  /** @param launch starts the server and resolves when it is ready; on the given port, else on any free one */
  static async start(
    name: string,
    launch: (keptPort?: number) => Promise<Launched>,
    progress: Progress,
  ): Promise<KeptServer> {
    return new KeptServer(name, await launch(), launch, progress);
  }

  get pid(): number {
    return this.current.process.pid;
  }

  get port(): number {
    return this.current.port;
  }

  async stop(): Promise<void> {
    await this.endRecovery();
    await this.current.process.stop();
  }

  async kill(): Promise<void> {
    await this.endRecovery();
    await this.current.process.kill();
  }

  async restart(): Promise<void> {
    await this.stop();
    // Before the launch: an end that follows at once is a surprise already.
    this.unwanted = new AbortController();
    await this.relaunch();
  }

  /** From now on its end is no surprise; a restart that is under way is waited for. */
  private async endRecovery(): Promise<void> {
    this.unwanted.abort();
    await this.recovery;
  }

  private async relaunch(): Promise<void> {
    this.current = await this.launch(this.port);
    this.watch();
  }

  private watch(): void {
    const readyAt = performance.now();
    void this.current.process.exited.then((exit) => {
      if (!this.unwanted.signal.aborted) this.recovery = this.recover(exit, performance.now() - readyAt);
    });
  }

  private async recover(exit: Exit, runMs: number): Promise<void> {
    const { signal } = this.unwanted;
    this.crashes.record(runMs);
    try {
      if (this.crashes.hopeless) {
        this.giveUp(await this.againAndAgain(exit));
        return;
      }
      this.progress(`${this.name} ${describe(exit)}, starting it again`);
      await sleep(this.crashes.pauseMs, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await this.relaunch();
    } catch (cause) {
      const message = `${this.name} cannot be started again: ${asError(cause).message}`;
      this.giveUp(new LocalError('PROCESS_FAILED', message, { cause }));
    }
  }

  private giveUp(error: LocalError): void {
    this.progress(error.message);
    this.reportFailure(error);
  }

  private async againAndAgain(exit: Exit): Promise<LocalError> {
    const { log } = this.current;
    return new LocalError(
      'PROCESS_FAILED',
      `${this.name} ${describe(exit)} again and again; the end of ${log}:\n${await lastLines(log)}`,
      { cause: exit },
    );
  }
}

function describe({ code, signal }: Exit): string {
  return `ended with ${signal ?? `code ${String(code)}`}`;
}

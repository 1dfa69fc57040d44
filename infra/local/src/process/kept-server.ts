import { asError, LocalError } from '../local-error.js';
import type { Progress } from '../progress.js';
import type { Exit, OwnedProcess } from './owned-process.js';

export interface Launched {
  readonly process: OwnedProcess;
  readonly port: number;
}

/** A running server on 127.0.0.1, owned by this process. Its port stays the same over restarts. */
export interface Server {
  /** Of the server's first process; another one after a restart. */
  readonly pid: number;
  /** Settles, with the reason, when the server ended by itself and could not be started again. */
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
  private wanted = true;
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
    await this.unwanted();
    await this.current.process.stop();
  }

  async kill(): Promise<void> {
    await this.unwanted();
    await this.current.process.kill();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.relaunch();
    this.wanted = true;
  }

  /** From now on its end is no surprise; a restart that is under way is waited for. */
  private async unwanted(): Promise<void> {
    this.wanted = false;
    await this.recovery;
  }

  private async relaunch(): Promise<void> {
    this.current = await this.launch(this.port);
    this.watch();
  }

  private watch(): void {
    void this.current.process.exited.then((exit) => {
      if (this.wanted) this.recovery = this.recover(exit);
    });
  }

  private async recover({ code, signal }: Exit): Promise<void> {
    this.progress(`${this.name} ended with ${signal ?? `code ${String(code)}`}, starting it again`);
    try {
      await this.relaunch();
    } catch (cause) {
      const message = `${this.name} cannot be started again: ${asError(cause).message}`;
      this.reportFailure(new LocalError('PROCESS_FAILED', message, { cause }));
    }
  }
}

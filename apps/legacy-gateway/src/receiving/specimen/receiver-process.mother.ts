import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface ReceiverProcessSettings {
  readonly databaseUrl: string;
  /** Folder of the files that declare sources. */
  readonly declared: string;
  /** Name of the source that is received. */
  readonly source: string;
  readonly folder: string;
  readonly worker: string;
  /** Documents of a transaction. */
  readonly documents: number;
}

/** The built receiver of one source in a process that can be killed. */
export class ReceiverProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when it works; rejects where it ends instead. */
  static async start(settings: ReceiverProcessSettings): Promise<ReceiverProcess> {
    const program = fileURLToPath(new URL('./receiver-program.mjs', import.meta.url));
    const child = fork(program, [], { execArgv: [] });
    child.send({ ...settings });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the receiver ended with ${String(code)} before it worked`);
    });
    ended.catch(() => undefined);
    await Promise.race([once(child, 'message'), ended]);
    return new ReceiverProcess(child);
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

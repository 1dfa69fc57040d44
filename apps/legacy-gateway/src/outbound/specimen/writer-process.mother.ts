import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface WriterProcessSettings {
  readonly databaseUrl: string;
  /** Folder of the files that declare destinations. */
  readonly declared: string;
  readonly root: string;
  readonly worker: string;
  readonly leaseMs: number;
}

/** The built writer in a process that can be killed. */
export class WriterProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when it works. */
  static async start(settings: WriterProcessSettings): Promise<WriterProcess> {
    const program = fileURLToPath(new URL('./writer-program.mjs', import.meta.url));
    const child = fork(program, [], { execArgv: [] });
    child.send({ ...settings });
    await once(child, 'message');
    return new WriterProcess(child);
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

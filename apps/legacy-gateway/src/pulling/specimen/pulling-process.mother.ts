import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface PullingProcessSettings {
  readonly databaseUrl: string;
  /** Folder of the one file that declares the source. */
  readonly declared: string;
  /** Folder in which the source has its own. */
  readonly root: string;
  readonly worker: string;
}

/** The built gateway of one source, which pulls and receives, in a process that can be killed. */
export class PullingProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when it works. */
  static async start(settings: PullingProcessSettings): Promise<PullingProcess> {
    const program = fileURLToPath(new URL('./pulling-program.mjs', import.meta.url));
    const child = fork(program, [], { execArgv: [] });
    child.send({ ...settings });
    await once(child, 'message');
    return new PullingProcess(child);
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

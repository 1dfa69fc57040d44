import { type ChildProcess, fork, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { KervanError } from '@kervan/contracts';
import { nodeOptions } from '@kervan/local';

const GRACE_MS = 20_000;

/** A process under test, started as services are. It ends when this one ends, and its output goes to our stderr. */
export class MeasuredProcess {
  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {}

  /**
   * @param name of the process, whose program is `<name>/main.js`
   * @param onMessage hears what it sends
   */
  static start(
    name: string,
    onMessage: (message: unknown) => void,
    args: readonly string[] = [],
    environment?: NonNullable<ForkOptions['env']>,
  ): MeasuredProcess {
    // Always the built program: specs run from the sources.
    const program = fileURLToPath(new URL(`../../dist/${name}/main.js`, import.meta.url));
    const child = fork(program, [...args], {
      execArgv: [...nodeOptions],
      stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
      ...(environment && { env: environment }),
    });
    child.on('message', onMessage);
    return new MeasuredProcess(name, child);
  }

  /** Of the running process; it has one from its start. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  send(message: object): void {
    this.child.send(message);
  }

  /** @throws KervanError PROCESS_FAILED when it is over. */
  check(): void {
    const { exitCode, signalCode } = this.child;
    if (exitCode === null && signalCode === null) return;
    throw new KervanError('PROCESS_FAILED', `the ${this.name} ended (${String(exitCode ?? signalCode)})`);
  }

  /** Ends it in order, by force after 20 seconds. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const over = new AbortController();
    const late = sleep(GRACE_MS, undefined, { signal: over.signal }).then(() => this.child.kill('SIGKILL'));
    late.catch(() => undefined);
    await ended;
    over.abort();
  }
}

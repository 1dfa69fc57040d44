import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalError } from '../local-error.js';
import { removePidFile, writePidFile } from './pid-file.js';

export interface Program {
  /** Names the pid file `<name>.pid` in the run folder. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** User to run as; absent = the own one. */
  readonly user?: { readonly uid: number; readonly gid: number } | null;
  /** File that stdout and stderr are appended to. */
  readonly log: string;
  /** Signal that ends it in order; default SIGTERM. */
  readonly stopSignal?: NodeJS.Signals;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * A child process in a session of its own, so that Ctrl-C reaches it only through its owner. Its pid file stands
 * while it runs; one that outlives a killed owner is how the next run finds the orphan.
 */
export class OwnedProcess {
  private constructor(
    readonly pid: number,
    private readonly child: ChildProcess,
    private readonly stopSignal: NodeJS.Signals,
    /** Settles when the process is over; never rejects. */
    readonly exited: Promise<Exit>,
  ) {}

  /** @throws LocalError PROCESS_FAILED when the program cannot be started at all. */
  static async start(program: Program, runFolder: string): Promise<OwnedProcess> {
    const { name, command, args, env, cwd, user, stopSignal = 'SIGTERM' } = program;
    const log = openSync(program.log, 'a');
    const child = spawn(command, args, { env, cwd, ...user, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    const pid = await pidOf(child, name);
    const pidFile = join(runFolder, `${name}.pid`);
    const exited = new Promise<Exit>((resolve) => {
      child.once('exit', (code, signal) => {
        removePidFile(pidFile);
        resolve({ code, signal });
      });
    });
    const owned = new OwnedProcess(pid, child, stopSignal, exited);
    try {
      writePidFile(pidFile, { pid, stopSignal });
    } catch (error) {
      // Without the file nobody would find it again.
      await owned.kill();
      throw error;
    }
    return owned;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Ends it in order; SIGKILL when it has not ended after the grace time. */
  async stop(graceMs = 20_000): Promise<Exit> {
    if (this.running) this.child.kill(this.stopSignal);
    const over = new AbortController();
    const ended = this.exited.finally(() => over.abort());
    const late = sleep(graceMs, undefined, { signal: over.signal }).then(() => this.kill());
    late.catch(() => undefined);
    return ended;
  }

  /** SIGKILL, as a crash would end it. */
  async kill(): Promise<Exit> {
    if (this.running) this.child.kill('SIGKILL');
    return this.exited;
  }
}

function pidOf(child: ChildProcess, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => {
      if (child.pid !== undefined) resolve(child.pid);
    });
    child.once('error', (cause) => {
      reject(new LocalError('PROCESS_FAILED', `${name} cannot be started: ${cause.message}`, { cause }));
    });
  });
}

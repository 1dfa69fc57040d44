import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Told = z.object({ sending: z.array(z.string()), acked: z.array(z.string()) }).partial();

/** What a relay in a process of its own is told. */
export interface RelayProcessSettings {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  /** Pause after each acknowledged batch, before the relay hears of it. */
  readonly restMs: number;
}

/** For specs: the built relay in a process that can be killed and stopped. */
export class RelayProcess {
  /** Ids of the events that it gave to the broker client, told before. */
  readonly sent = new Set<string>();
  #published = false;
  readonly #child: ChildProcess;

  constructor(settings: RelayProcessSettings) {
    const program = fileURLToPath(new URL('./relay-program.mjs', import.meta.url));
    this.#child = fork(program, [], { execArgv: [] });
    this.#child.on('message', (message) => {
      const { sending = [], acked = [] } = Told.parse(message);
      for (const id of sending) this.sent.add(id);
      this.#published ||= acked.length > 0;
    });
    this.#child.send({ ...settings });
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  /** Resolves when the broker has acknowledged a batch to it. */
  async published(): Promise<void> {
    while (!this.#published) await once(this.#child, 'message');
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

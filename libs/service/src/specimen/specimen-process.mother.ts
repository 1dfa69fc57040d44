import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const programOf = (name: string) => fileURLToPath(new URL(`../../dist/specimen/${name}.js`, import.meta.url));
const Line = z.looseObject({ level: z.string(), msg: z.string(), port: z.int().optional() });
type Line = z.output<typeof Line>;

export const token = 'a-token-of-the-specs';
const authorization = `Bearer ${token}`;

const HANG_GUARD_MS = 60_000;

/** The specimen as a process of its own. */
export class SpecimenProcess {
  readonly lines: Line[] = [];
  readonly exit: Promise<number | null>;
  readonly #process: ChildProcess;
  #wake: () => void = () => undefined;
  stderr = '';

  constructor(environment: Record<string, string>, program = 'main') {
    this.#process = spawn(process.execPath, [programOf(program)], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = this.#process;
    if (!stdout || !stderr) throw new Error('the child has no output');
    createInterface(stdout).on('line', (line) => {
      this.lines.push(Line.parse(JSON.parse(line)));
      this.#wake();
    });
    stderr.on('data', (text) => (this.stderr += String(text)));
    this.exit = once(this.#process, 'close').then(() => {
      this.#wake();
      return this.#process.exitCode;
    });
  }

  /** The first line whose message contains the text. */
  async line(text: string): Promise<Line> {
    for (;;) {
      const found = this.lines.find(({ msg }) => msg.includes(text));
      if (found) return found;
      if (this.#process.exitCode !== null)
        throw new Error(`ended without "${text}": ${JSON.stringify(this.lines)}`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  get(path: string): Promise<{ status: number; body: unknown }> {
    return this.call('GET', path);
  }

  /** All metrics. */
  async metrics(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${await this.port()}/metrics`)).text();
  }

  async call(method: string, path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`http://127.0.0.1:${await this.port()}${path}`, {
      method,
      headers: { authorization },
    });
    return { status: response.status, body: await response.json() };
  }

  /** Waits until the address answers with the status. */
  async answers(path: string, status: number): Promise<void> {
    const giveUpAt = performance.now() + HANG_GUARD_MS;
    for (;;) {
      const answer = await this.get(path);
      if (answer.status === status) return;
      if (performance.now() > giveUpAt) {
        throw new Error(`${path} never answered ${status}: ${JSON.stringify([answer, ...this.lines])}`);
      }
      await pause(50);
    }
  }

  async port(): Promise<number> {
    return (await this.line('listening')).port ?? 0;
  }

  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }
}

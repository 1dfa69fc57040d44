import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const program = fileURLToPath(new URL('../../bin/kervan.js', import.meta.url));

/** How a run of the program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly url?: string;
  /** Width of the terminal. */
  readonly columns?: number;
  readonly token?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Gets the process when it has begun to write on the stream. */
  readonly onOutput?: (child: ChildProcessWithoutNullStreams) => void;
}

/** Runs the built program as a process that has only the variables named here. */
export function kervan(words: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { url = 'http://127.0.0.1:1', columns = 100, token = 'a-token', env = {}, onOutput } = options;
  const child = spawn(process.execPath, [program, ...words], {
    env: { KERVAN_URL: url, KERVAN_TOKEN_FILE: tokenFile(token), COLUMNS: String(columns), ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (bytes) => (stdout += String(bytes)));
  child.stderr.on('data', (bytes) => (stderr += String(bytes)));
  if (onOutput) {
    child.stdout.once('data', () => onOutput(child));
    child.stderr.once('data', () => onOutput(child));
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

export function tokenFile(token: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'kervan-cli-')), 'token');
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return file;
}

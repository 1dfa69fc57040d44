import { open, stat } from 'node:fs/promises';

/** Size of a log in bytes, 0 when there is none yet. */
export async function logSize(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** What was logged after the first `offset` bytes. */
export async function logSince(path: string, offset: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.max(0, size - offset));
    await file.read(buffer, 0, buffer.length, offset);
    return buffer.toString('utf8');
  } finally {
    await file.close();
  }
}

const TAIL_BYTES = 16_384;

/** The last lines of a log, for messages. */
export async function lastLines(path: string, count = 15): Promise<string> {
  const text = await logSince(path, Math.max(0, (await logSize(path)) - TAIL_BYTES));
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

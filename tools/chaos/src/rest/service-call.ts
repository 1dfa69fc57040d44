import type { ProcessName } from '../processes/process-names.js';
import type { Stack } from '../stack/start-stack.js';

const PATIENCE_MS = 120_000;

/** Asks a process as an operator does. @returns the answer's JSON @throws Error for any status but 2xx */
export async function callService(
  { supervisor, token }: Pick<Stack, 'supervisor' | 'token'>,
  name: ProcessName,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(`${supervisor.address(name)}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(`${name}: ${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

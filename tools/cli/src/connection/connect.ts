import { ConsoleClient } from '@kervan/console-api';
import type { Connection } from './connection.js';
import { patientFetch } from './patient-fetch.js';

const TIMEOUT_MS = 30_000;

export function connect({ url, token }: Connection, signal: AbortSignal): ConsoleClient {
  return new ConsoleClient({ url, token: () => token, fetch: patientFetch(TIMEOUT_MS, signal) });
}

import { readFile } from 'node:fs/promises';
import type { Auth } from './api-collect.js';
import { ClientCredentials } from './client-credentials.js';
import type { Clock } from './host-budget.js';

/** What a request is signed with. */
export interface Credentials {
  /** Value of the header `Authorization`; null: none. @throws KervanError SOURCE_UNAVAILABLE */
  authorization(signal: AbortSignal): Promise<string | null>;
  /** The server refused it: the next one is made anew. */
  refused(): void;
}

export function credentialsOf(auth: Auth | undefined, clock: Clock): Credentials {
  if (!auth) return { authorization: () => Promise.resolve(null), refused: () => undefined };
  return auth.by === 'bearer' ? new BearerFile(auth.tokenFile) : new ClientCredentials(auth, clock);
}

/** A token that somebody writes into a file, and replaces there. */
class BearerFile implements Credentials {
  #token: string | null = null;

  constructor(private readonly path: string) {}

  async authorization(): Promise<string> {
    this.#token ??= (await readFile(this.path, 'utf8')).trim();
    return `Bearer ${this.#token}`;
  }

  refused(): void {
    this.#token = null;
  }
}

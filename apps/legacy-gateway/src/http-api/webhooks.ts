import { readFile } from 'node:fs/promises';
import { KervanError } from '@kervan/contracts';
import type { Webhook } from './api-collect.js';
import { isSigned } from './signature.js';

/** A webhook of a source, and who is woken by it. */
export interface Hook {
  readonly webhook: Webhook;
  readonly wake: () => void;
}

/** What was sent to an address of a webhook. */
export interface Hint {
  readonly path: string;
  /** The body as it came. */
  readonly bytes: Uint8Array;
  readonly header: (name: string) => string | undefined;
}

/** Hints of systems that something changed there. They wake the pull of their source, and nothing they say is believed. */
export class Webhooks {
  readonly #hooks: ReadonlyMap<string, Hook>;

  constructor(hooks: readonly Hook[]) {
    this.#hooks = new Map(hooks.map((hook) => [hook.webhook.path, hook]));
  }

  /** @throws KervanError NOT_FOUND, UNAUTHENTICATED for a body that is not signed with the secret of the source */
  async take({ path, bytes, header }: Hint): Promise<void> {
    const hook = this.#hooks.get(path);
    if (!hook) throw new KervanError('NOT_FOUND', 'There is no such webhook.');
    const { webhook, wake } = hook;
    const secret = (await readFile(webhook.secretFile, 'utf8')).trim();
    if (secret === '' || !isSigned(webhook, secret, bytes, header(webhook.header))) {
      throw new KervanError('UNAUTHENTICATED', 'The body is not signed as it should be.');
    }
    wake();
  }
}

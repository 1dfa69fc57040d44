export interface ServerOptions {
  /** With the login's password: it is in no message. */
  readonly url: string;
  readonly statementSeconds: number;
}

/** How long a server that is gone without a word is waited for beyond what a statement may take. */
export const SILENCE_MS = 5_000;

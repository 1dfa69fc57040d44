/** A service process to supervise. */
export interface App {
  /** Names its log and pid file. */
  readonly name: string;
  /** Path of its `main.js`. */
  readonly entry: string;
  /** Its configuration; HTTP_PORT is added. */
  readonly env: Readonly<Record<string, string>>;
  /** Port of 127.0.0.1 to use when it is free; absent = any. */
  readonly port?: number;
}

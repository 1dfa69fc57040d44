import type { ExitCode } from './exit-code.js';

/** Why a run was aborted, and what it ends with then. */
export class Ended extends Error {
  override readonly name = 'Ended';

  constructor(readonly exitCode: ExitCode) {
    super(`ended with ${exitCode}`);
  }
}

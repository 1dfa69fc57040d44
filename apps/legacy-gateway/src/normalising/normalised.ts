import type { ErrorCode } from '@kervan/contracts';
import type { Draft } from './draft.js';

/** One reason why a document cannot be published as it is. */
export interface Problem {
  readonly code: ErrorCode;
  /** Names the field or line; nothing personal. */
  readonly reason: string;
}

/** A document for quarantine, with everything that is wrong with it. */
export interface Faulty {
  readonly kind: 'FAULTY';
  readonly documentNo: string;
  readonly problems: readonly [Problem, ...Problem[]];
}

/** A document of which there is nothing to publish. */
export interface Passed {
  readonly kind: 'PASSED';
  readonly documentNo: string;
  /** Why. */
  readonly what: string;
}

/** What became of a canonical document. */
export type Normalised = Draft | Faulty | Passed;

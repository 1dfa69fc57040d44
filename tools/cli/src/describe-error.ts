import { ConsoleProblem } from '@kervan/console-api';
import { UsageError } from './command/usage-error.js';
import { visible, visibleLines } from './output/visible.js';

/** Errors somebody can act on say how in their message; anything else is a defect and needs its stack. */
export function describeError(error: unknown): string {
  if (error instanceof UsageError) return visible(error.message);
  if (error instanceof ConsoleProblem) return visible(describeProblem(error));
  return visibleLines(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function describeProblem({ code, message, problem: { errors = [] } }: ConsoleProblem): string {
  const faults = errors.map(({ field, message: fault }) => `${field}: ${fault}`);
  return [`${code}: ${message}`, ...faults].join('; ');
}

/** What the command ended with, for scripts. */
export const exitCodes = {
  /** Answered, and nothing is wrong. */
  healthy: 0,
  /** Something failed: a delivery is dead or parked, a redrive or replay did not succeed, an audit chain is broken. */
  failed: 1,
  /** The command line is wrong, or there is no token. */
  usage: 2,
  /** Not all of it is known: a service is silent, a receipt is missing, somebody must approve first. */
  incomplete: 3,
  /** The console does not answer, refuses, or knows no such thing. */
  unanswered: 4,
  /** A defect of the command itself (`EX_SOFTWARE` of sysexits). */
  defect: 70,
  /** Ended by Ctrl-C or the system. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** As `kervan --help` tells them. */
export const exitCodeHelp = `
Exit codes:
  0    answered, and nothing is wrong
  1    something failed: a delivery is dead or parked, a redrive or replay did not succeed, an audit chain is broken
  2    the command line is wrong, or there is no token
  3    not all of it is known: a service is silent, a receipt is missing, somebody must approve first
  4    the console does not answer, refuses, or knows no such thing
  70   a defect of the command itself
  130  interrupted`;

/** The first that applies: what is known to have failed weighs more than what is not known. */
export function worstOf(has: { readonly failed: boolean; readonly incomplete: boolean }): ExitCode {
  if (has.failed) return exitCodes.failed;
  return has.incomplete ? exitCodes.incomplete : exitCodes.healthy;
}

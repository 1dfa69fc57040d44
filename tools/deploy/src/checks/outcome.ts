/** What one check found. */
export interface Outcome {
  readonly check: string;
  readonly subject: string;
  readonly state: 'passed' | 'FAILED' | 'not checked';
  /** What was wrong, a line each, or why it was not checked. */
  readonly details: readonly string[];
}

export function judged(check: string, subject: string, faults: readonly string[]): Outcome {
  return { check, subject, state: faults.length > 0 ? 'FAILED' : 'passed', details: faults };
}

export function notChecked(check: string, subject: string, why: string): Outcome {
  return { check, subject, state: 'not checked', details: [why] };
}

import { errorCatalogue } from '@kervan/contracts';
import { z } from 'zod';

const Problem = z.object({ code: z.string(), status: z.int(), type: z.string(), detail: z.string() });

/** What is wrong with an answer, whatever the request was; null when nothing is. */
export function improper(status: number, contentType: string | null, text: string): string | null {
  if (status >= 500) return 'a failure of the service itself';
  if (status < 400) return null;
  if (contentType !== 'application/problem+json') return `an error as ${contentType ?? 'nothing'}`;
  const { data: problem } = Problem.safeParse(jsonOf(text));
  if (!problem) return 'an error without problem details';
  if (!(problem.code in errorCatalogue)) return `no such code: ${problem.code}`;
  return problem.status === status ? null : `problem details of status ${problem.status}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

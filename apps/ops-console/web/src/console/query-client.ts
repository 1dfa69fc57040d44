import { ConsoleProblem } from '@kervan/console-api';
import { QueryClient } from '@tanstack/react-query';

const worthAnotherTry = (error: Error) =>
  error instanceof ConsoleProblem && (error.status === 0 || error.status >= 502);

/** Answers are shown for five seconds before they are asked for again; what cannot change by asking is not asked twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && worthAnotherTry(error),
      },
    },
  });
}

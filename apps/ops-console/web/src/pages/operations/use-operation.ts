import { useQuery } from '@tanstack/react-query';
import { useConsole } from '../../console/use-console.js';
import { pollEvery } from './progress.js';

/** An operation, asked for again as long as anything may change. @param id undefined: there is none yet */
export function useOperation(consumer: string, id: string | undefined) {
  const api = useConsole();
  return useQuery({
    queryKey: ['operation', consumer, id],
    queryFn: () => api.operation(consumer, id ?? ''),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => pollEvery(state.data),
  });
}

import { useQuery } from '@tanstack/react-query';
import { useConsole } from '../../console/use-console.js';

/** Every consumer and how far it is; services are asked every five seconds. */
export function useConsumers() {
  const api = useConsole();
  return useQuery({ queryKey: ['consumers'], queryFn: api.consumers, refetchInterval: 5_000 });
}

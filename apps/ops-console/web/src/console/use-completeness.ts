import { useQuery } from '@tanstack/react-query';
import { useConsole } from './use-console.js';

/** Whether what the console shows is all there is; asked every ten seconds, as often as the server looks. */
export function useCompleteness() {
  const api = useConsole();
  return useQuery({ queryKey: ['completeness'], queryFn: api.completeness, refetchInterval: 10_000 });
}

import { ConsoleProblem } from '@kervan/console-api';
import { Center, Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useConsole } from '../console/use-console.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { currentToken, dropToken, keepToken } from './token.js';
import { SessionContext } from './use-session.js';

/** Not needed by whoever is signed in. */
const SignInPage = lazy(() => import('./sign-in-page.js').then((loaded) => ({ default: loaded.SignInPage })));

/** Shows the pages to somebody with a token that the server knows, and the sign-in page to everybody else. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const api = useConsole();
  const queries = useQueryClient();
  const [token, setToken] = useState(currentToken);
  const { data, error } = useQuery({
    queryKey: ['session', token],
    queryFn: api.session,
    meta: { proves: 'session' },
    enabled: token !== null,
    staleTime: Infinity,
  });

  const signOut = useCallback(() => {
    dropToken();
    queries.clear();
    setToken(null);
  }, [queries]);
  const signIn = useCallback((given: string) => {
    keepToken(given);
    setToken(given);
  }, []);

  const refused = useRefusal();
  useEffect(() => {
    if (refused) signOut();
  }, [refused, signOut]);

  const session = useMemo(() => data && { ...data, signOut }, [data, signOut]);
  if (token === null)
    return (
      <Suspense>
        <SignInPage refused={refused} onToken={signIn} />
      </Suspense>
    );
  if (session) return <SessionContext value={session}>{children}</SessionContext>;
  return (
    <Center mih="100vh" p="md">
      {error ? <ProblemAlert error={error} onAgain={signOut} /> : <Loader />}
    </Center>
  );
}

/** True once any answer says that the token is unknown or has expired, until another one is accepted. */
function useRefusal(): boolean {
  const queries = useQueryClient();
  const [refused, setRefused] = useState(false);
  useEffect(
    () =>
      queries.getQueryCache().subscribe(({ type, query }) => {
        if (type !== 'updated') return;
        const error: unknown = query.state.error;
        if (error instanceof ConsoleProblem && error.status === 401) setRefused(true);
        else if (query.state.status === 'success' && query.meta?.proves === 'session') setRefused(false);
      }),
    [queries],
  );
  return refused;
}

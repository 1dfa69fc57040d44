import type { SignIn } from '@kervan/console-api';
import { Alert, Button, Center, Loader, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../console/use-console.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { OidcSignIn } from './oidc-sign-in.js';

interface SignInPageProps {
  /** The server refused the token that was there before. */
  readonly refused: boolean;
  readonly onToken: (token: string) => void;
}

export function SignInPage({ refused, onToken }: SignInPageProps) {
  const { t } = useTranslation();
  const api = useConsole();
  const { data, error, refetch } = useQuery({
    queryKey: ['sign-in'],
    queryFn: api.signIn,
    staleTime: Infinity,
  });
  return (
    <Center component="main" mih="100vh" p="md">
      <title>{`${t('session.title')} · Kervan`}</title>
      <Paper withBorder p="xl" w="100%" maw={400} bg="var(--surface)">
        <Stack>
          <img src="/kervan.svg" alt="" width={40} height={40} />
          <div>
            <Title order={1}>Kervan</Title>
            <Text c="dimmed">{t('session.lead')}</Text>
          </div>
          {refused && (
            <Alert role="alert" variant="outline" color="red">
              {t('session.refused')}
            </Alert>
          )}
          {error && <ProblemAlert error={error} onAgain={() => void refetch()} />}
          {data ? <Ways signIn={data} onToken={onToken} /> : !error && <Loader size="sm" />}
        </Stack>
      </Paper>
    </Center>
  );
}

function Ways({ signIn, onToken }: { readonly signIn: SignIn; readonly onToken: (token: string) => void }) {
  return signIn.kind === 'oidc' ? (
    <OidcSignIn signIn={signIn} onToken={onToken} />
  ) : (
    <TokenSignIn onToken={onToken} />
  );
}

function TokenSignIn({ onToken }: { readonly onToken: (token: string) => void }) {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        onToken(token.trim());
      }}
    >
      <Stack>
        <PasswordInput
          required
          autoFocus
          autoComplete="off"
          label={t('session.token')}
          description={t('session.tokenHint')}
          value={token}
          onChange={(changed) => setToken(changed.currentTarget.value)}
        />
        <Button type="submit" disabled={token.trim() === ''}>
          {t('session.withToken')}
        </Button>
      </Stack>
    </form>
  );
}

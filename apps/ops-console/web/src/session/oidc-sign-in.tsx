import type { SignIn } from '@kervan/console-api';
import { Alert, Button, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RETURN_PATH } from './return-path.js';

interface OidcSignInProps {
  readonly signIn: Extract<SignIn, { kind: 'oidc' }>;
  readonly onToken: (token: string) => void;
}

const returning = () => location.pathname === RETURN_PATH;

/** Loaded when it is needed: most pages are opened by somebody who is signed in. */
const oidc = () => import('./oidc.js');

export function OidcSignIn({ signIn, onToken }: OidcSignInProps) {
  const { t } = useTranslation();
  const [pending, setPending] = useState(returning);
  const [failure, setFailure] = useState<string>();
  const begun = useRef(false);

  const fail = (error: unknown) => {
    setPending(false);
    setFailure(error instanceof Error ? error.message : String(error));
  };
  useEffect(() => {
    if (!returning() || begun.current) return;
    begun.current = true;
    oidc()
      .then(({ returnFromIssuer }) => returnFromIssuer(signIn))
      .then(onToken, fail);
  }, [signIn, onToken]);

  const go = () => {
    setPending(true);
    oidc()
      .then(({ goToIssuer }) => goToIssuer(signIn))
      .catch(fail);
  };
  return (
    <Stack>
      {failure && (
        <Alert role="alert" variant="outline" color="red" title={t('session.failed')}>
          {failure}
        </Alert>
      )}
      <Button loading={pending} onClick={go}>
        {t('session.withOidc')}
      </Button>
    </Stack>
  );
}

import type { SignIn } from '@kervan/console-api';
import { RETURN_PATH } from './return-path.js';
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';

type OidcSignIn = Extract<SignIn, { kind: 'oidc' }>;

const FROM = 'kervan.from';

function managerOf({ issuer, clientId }: OidcSignIn): UserManager {
  const store = new WebStorageStateStore({ store: sessionStorage });
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: location.origin + RETURN_PATH,
    scope: 'openid profile',
    stateStore: store,
    userStore: store,
    /** Renewing in a frame would need `frame-src` in the CSP: after it expired one signs in again, and is back where one was. */
    automaticSilentRenew: false,
  });
}

/** Leaves for the issuer (authorization code with PKCE). */
export async function goToIssuer(signIn: OidcSignIn): Promise<void> {
  sessionStorage.setItem(FROM, location.pathname + location.search);
  await managerOf(signIn).signinRedirect();
}

/** Ends what {@link goToIssuer} began: the access token; the address is again the one that was left. */
export async function returnFromIssuer(signIn: OidcSignIn): Promise<string> {
  const user = await managerOf(signIn).signinCallback();
  if (!user) throw new Error('The issuer gave no token.');
  history.replaceState(null, '', sessionStorage.getItem(FROM) ?? '/');
  return user.access_token;
}

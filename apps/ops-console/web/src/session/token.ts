const PLACE = 'kervan.token';

/** The bearer token of this tab; null before somebody signed in. Kept for the tab alone. */
export function currentToken(): string | null {
  return sessionStorage.getItem(PLACE);
}

export function keepToken(token: string): void {
  sessionStorage.setItem(PLACE, token);
}

export function dropToken(): void {
  sessionStorage.removeItem(PLACE);
}

/** `#token=` as `npm start` prints it: a fragment is never sent to a server; here it leaves the address and the history too. */
export function takeTokenFromAddress(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!token) return;
  keepToken(token);
  history.replaceState(history.state, '', location.pathname + location.search);
}

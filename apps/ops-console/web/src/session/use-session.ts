import { mayAct, type ConsoleRole, type Session } from '@kervan/console-api';
import { createContext, useContext } from 'react';

export interface SignedIn extends Session {
  /** Gives the token up and shows the sign-in page. */
  readonly signOut: () => void;
}

export const SessionContext = createContext<SignedIn | null>(null);

/** Who is signed in; every page is shown only to somebody who is. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside SessionGate');
  return session;
}

/** Whether whoever is signed in may do what needs a role. The server decides; pages only do not offer what it would refuse. */
export function useMayAct(needed: ConsoleRole): boolean {
  return mayAct(useSession().role, needed);
}

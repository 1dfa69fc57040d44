import { ConsoleClient } from '@kervan/console-api';
import { createContext, useContext } from 'react';
import { currentToken } from '../session/token.js';

export const ConsoleContext = createContext(new ConsoleClient({ url: '', token: currentToken }));

/** The console's API with the token of whoever is signed in. */
export function useConsole(): ConsoleClient {
  return useContext(ConsoleContext);
}

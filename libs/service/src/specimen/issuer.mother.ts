import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

/** What makes a token other than a good one. */
export interface TokenParts {
  readonly claims?: JWTPayload;
  readonly issuer?: string;
  readonly audience?: string;
  readonly algorithm?: string;
  readonly expiresAt?: string;
  /** Signed by a key that the issuer does not publish. */
  readonly foreignKey?: boolean;
}

export interface Issuer {
  readonly url: string;
  /** Signs a token for the audience `kervan`, of the person `ayse`, an operator. */
  token(parts?: TokenParts): Promise<string>;
  /** How often its keys were asked for. */
  readonly asked: () => number;
  close(): Promise<void>;
}

const KEY_ID = 'the-key';

/** An OpenID Connect issuer on this machine: metadata and keys, and tokens as asked for. */
export async function startIssuer(): Promise<Issuer> {
  const ours = await generateKeyPair('ES256', { extractable: true });
  const foreign = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' };
  let asked = 0;
  let url = '';
  const server = createServer((request, response) => {
    if (request.url === '/keys') asked += 1;
    const metadata = { issuer: url, jwks_uri: `${url}/keys` };
    const answer = request.url === '/keys' ? { keys: [jwk] } : metadata;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the issuer has no port');
  url = `http://127.0.0.1:${address.port}`;

  return {
    url,
    asked: () => asked,
    token: ({ claims = {}, issuer = url, audience = 'kervan', ...parts } = {}) => {
      const { algorithm = 'ES256', expiresAt = '5 minutes', foreignKey = false } = parts;
      const secret = new TextEncoder().encode('a secret that everybody knows, long enough');
      const key = algorithm.startsWith('HS') ? secret : (foreignKey ? foreign : ours).privateKey;
      return new SignJWT({ sub: 'u-1', preferred_username: 'ayse', roles: ['viewer', 'operator'], ...claims })
        .setProtectedHeader({ alg: algorithm, kid: KEY_ID })
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime(expiresAt)
        .sign(key);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

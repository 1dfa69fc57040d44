import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import type { WantedSecret } from './wanted-secrets.js';

/** Name of the ClusterSecretStore, and of the folder in it. */
const STORE = 'kervan';

/** A secret that is fetched out of a secret manager, from `kervan/<owner>`. */
export function externalSecret({ name, type, owner, property, data }: WantedSecret): IExternalSecret {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: STORE },
      target: {
        template: {
          type,
          // The database operator gives the role the new password at once.
          ...(type !== 'Opaque' && { metadata: { labels: { 'cnpg.io/reload': 'true' } } }),
          data: data('{{ .secret }}', '{{ .secret | urlquery }}'),
        },
      },
      data: [{ secretKey: 'secret', remoteRef: { key: `${STORE}/${owner}`, property } }],
    },
  };
}

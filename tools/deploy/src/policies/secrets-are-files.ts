import { ConfigMap } from 'kubernetes-models/v1';
import { workloadsOf } from './workloads.js';
import type { Policy } from './policy.js';

/** Names of variables that hold a secret, unless they name a file. */
const SECRET = /(PASSWORD|TOKEN|SECRET|CREDENTIAL|DATABASE_URL|OUTBOXES)(?!.*_FILE$)/;
/** A URL with a password in it. */
const LOGIN = /:\/\/[^/\s:@]*:[^/\s@]+@/;

export const secretsAreFiles: Policy = {
  name: 'secrets are mounted as files, never in the environment',
  faults: (objects) => [
    ...workloadsOf(objects).flatMap(({ containers, fault }) =>
      containers.flatMap(({ path, container: { env = [], envFrom = [] } }) => [
        ...env
          .filter(({ name, value = '', valueFrom }) => valueFrom?.secretKeyRef ?? isSecret(name, value))
          .map(({ name }) => fault(`${path}.env[name=${name}]`, 'gives a secret as a variable')),
        ...envFrom
          .filter(({ secretRef }) => secretRef)
          .map(({ secretRef }) =>
            fault(`${path}.envFrom`, `gives all of ${secretRef?.name ?? ''} as variables`),
          ),
      ]),
    ),
    ...objects
      .filter((object) => ConfigMap.is(object))
      .flatMap((map) =>
        Object.entries(map.data ?? {})
          .filter(([name, value]) => isSecret(name, value))
          .map(([name]) => ({
            object: `ConfigMap ${map.metadata.name}`,
            field: `data.${name}`,
            message: 'is a secret that everybody may read',
          })),
      ),
  ],
};

function isSecret(name: string, value: string): boolean {
  return SECRET.test(name) || LOGIN.test(value);
}

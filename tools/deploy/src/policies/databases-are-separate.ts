import { Cluster, Database } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1';
import type { Fault } from '../fault.js';
import type { Policy } from './policy.js';
import { presentIn } from './present-in.js';

/** Whoever no earlier rule takes. */
const NOBODY_ELSE = 'host all all all reject';

export const databasesAreSeparate: Policy = {
  name: 'every database has the owner of its name, whose password is there, and keeps all others out',
  faults: (objects) => {
    const there = presentIn(objects);
    const clusters = objects.filter((object) => Cluster.is(object));
    const roles = clusters.flatMap(({ spec }) => spec.managed?.roles ?? []);
    return [
      ...clusters.flatMap(({ metadata, spec }): Fault[] => {
        const fault = (field: string, message: string) => ({
          object: `Cluster ${metadata.name}`,
          field,
          message,
        });
        const rules = spec.postgresql?.pg_hba ?? [];
        const unknown = (spec.managed?.roles ?? []).filter(
          ({ passwordSecret }) => !there.has(`Secret ${passwordSecret?.name ?? ''}`),
        );
        return [
          ...unknown.map(({ name }) => fault(`spec.managed.roles[name=${name}]`, 'has no Secret')),
          ...(rules.at(-1) === NOBODY_ELSE && rules.slice(0, -1).every((rule) => rule.startsWith('hostssl '))
            ? []
            : [fault('spec.postgresql.pg_hba', 'lets others in, or somebody without TLS')]),
        ];
      }),
      ...objects
        .filter((object) => Database.is(object))
        .filter(({ spec: { name, owner } }) => name !== owner || !roles.some((role) => role.name === owner))
        .map(({ metadata, spec: { owner } }) => ({
          object: `Database ${metadata.name}`,
          field: 'spec.owner',
          message: `${owner} is not the role of its name`,
        })),
    ];
  },
};

import { KervanError } from '@kervan/contracts';
import type { z } from 'zod';
import type { ServiceDefinition } from '../define-service.js';
import {
  brokerConfig,
  databaseConfig,
  inboxConfig,
  processConfig,
  type CommonConfig,
} from './common-config.js';
import { readVariables, type ConfigFault, type Environment } from './environment.js';

/**
 * Configuration of a service out of its environment, parsed once.
 *
 * @throws KervanError CONFIGURATION_INVALID naming every faulty variable.
 */
export function parseConfig(service: ServiceDefinition, environment: Environment): CommonConfig {
  const schemas = [
    processConfig,
    ...(service.database ? [databaseConfig] : []),
    // A new epoch of an outbox needs the broker, nothing else of such a service does.
    ...(service.broker ? [brokerConfig] : service.database ? [brokerConfig.partial()] : []),
    ...(service.consumes ? [inboxConfig] : []),
    service.config,
  ];
  const { values, faults } = readVariables(
    environment,
    schemas.flatMap((schema) => Object.keys(schema.shape)),
  );
  const unread = new Set(faults.map(({ variable }) => variable.replace(/_FILE$/, '')));
  const parts = schemas.map((schema) => schema.safeParse(values));
  const all = [
    ...faults,
    ...parts.flatMap(({ error }) => error?.issues ?? []).flatMap((issue) => faultOf(issue, values)),
  ].filter((fault, index) => index < faults.length || !unread.has(fault.variable));
  if (all.length > 0) throw new KervanError('CONFIGURATION_INVALID', describe(all));
  return parts.reduce((config, { data }) => ({ ...config, ...data }), processConfig.parse(values));
}

function faultOf(
  { path, message }: z.core.$ZodIssue,
  values: Readonly<Record<string, string>>,
): ConfigFault[] {
  const [variable, ...inside] = path.map(String);
  if (variable === undefined) return [];
  if (!(variable in values)) return [{ variable, message: 'is missing' }];
  return [{ variable, message: inside.length > 0 ? `${inside.join('.')}: ${message}` : message }];
}

function describe(faults: readonly ConfigFault[]): string {
  return faults.map(({ variable, message }) => `${variable}: ${message}`).join('; ');
}

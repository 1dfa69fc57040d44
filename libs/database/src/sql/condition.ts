import { KervanError } from '@kervan/contracts';
import { asParameter } from './column-values.js';
import type { EntityPlan } from './entity-plan.js';

export interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * `a = $1 AND b = ANY($2)`, numbered from `first`. An empty object is every row.
 *
 * @throws KervanError DATABASE_REFUSED for a field that is undefined: leaving it out would match too much.
 */
export function condition(plan: EntityPlan, where: object, first = 1): Condition {
  const parameters: unknown[] = [];
  const terms = Object.entries(where).map(([property, value]: [string, unknown]) => {
    const { name, type, json } = plan.column(property);
    if (value === undefined)
      throw new KervanError('DATABASE_REFUSED', `${plan.table}: ${property} is undefined`);
    if (value === null) return `${name} IS NULL`;
    parameters.push(Array.isArray(value) ? value : asParameter(value, json));
    const parameter = `$${String(first + parameters.length - 1)}`;
    return Array.isArray(value)
      ? `${name} = ANY(${parameter}::${type}[])`
      : `${name} = ${parameter}::${type}`;
  });
  return { sql: terms.length > 0 ? terms.join(' AND ') : 'true', parameters };
}

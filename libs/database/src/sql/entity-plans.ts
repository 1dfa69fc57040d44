import type { DataSource } from 'typeorm';
import type { EntityClass } from '../db.js';
import { EntityPlan } from './entity-plan.js';

/** The plans of all entities of one database, made on first use. */
export class EntityPlans {
  readonly #plans = new Map<unknown, EntityPlan>();

  constructor(private readonly dataSource: DataSource) {}

  of(entity: EntityClass<object>): EntityPlan {
    const known = this.#plans.get(entity);
    if (known) return known;
    const metadata = this.dataSource.getMetadata(entity);
    const plan = new EntityPlan(metadata, (column) => this.dataSource.driver.normalizeType(column));
    this.#plans.set(entity, plan);
    return plan;
  }
}

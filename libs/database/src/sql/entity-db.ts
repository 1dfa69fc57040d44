import type { Execute } from '../connection/connection.js';
import type { Db, EntityClass, Where } from '../db.js';
import { asParameter, columnsInUse, columnValue } from './column-values.js';
import { condition } from './condition.js';
import type { EntityPlans } from './entity-plans.js';

/** Starts a statement at once and keeps its outcome, so that the caller need not await it. */
export type Pipelined = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Set-based statements for entities, without ORM work per row. */
export class EntityDb implements Db {
  constructor(
    private readonly execute: Execute,
    private readonly plans: EntityPlans,
    private readonly pipelined: Pipelined,
  ) {}

  query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.pipelined(() => this.#rows<Row>(sql, parameters));
  }

  insert<Entity extends object>(
    entity: EntityClass<Entity>,
    rows: Entity | readonly Entity[],
  ): Promise<void> {
    return this.pipelined(async () => {
      await this.#insert(entity, Array.isArray(rows) ? rows : [rows]);
    });
  }

  insertNew<Entity extends object>(
    entity: EntityClass<Entity>,
    rows: Entity | readonly Entity[],
  ): Promise<number> {
    const { key } = this.plans.of(entity);
    const unless = `ON CONFLICT (${key}) DO NOTHING`;
    return this.pipelined(() => this.#insert(entity, Array.isArray(rows) ? rows : [rows], unless));
  }

  find<Entity extends object>(entity: EntityClass<Entity>, where: Where<Entity>): Promise<Entity[]> {
    return this.pipelined(() => this.#find(entity, where));
  }

  findOne<Entity extends object>(entity: EntityClass<Entity>, where: Where<Entity>): Promise<Entity | null> {
    return this.pipelined(() => this.#find(entity, where, 'LIMIT 1').then(([first]) => first ?? null));
  }

  update<Entity extends object>(
    entity: EntityClass<Entity>,
    where: Where<Entity>,
    set: Partial<Entity>,
  ): Promise<number> {
    return this.pipelined(() => this.#update(entity, where, set));
  }

  lock<Entity extends object>(
    entity: EntityClass<Entity>,
    column: keyof Entity & string,
    keys: readonly string[],
  ): Promise<Entity[]> {
    return this.pipelined(() => this.#lock(entity, column, keys));
  }

  async #insert(entity: EntityClass<object>, rows: readonly object[], unless = ''): Promise<number> {
    if (rows.length === 0) return 0;
    const plan = this.plans.of(entity);
    const columns = columnsInUse(plan.columns, rows);
    const arrays = columns.map((column) => rows.map((row) => columnValue(row, column)));
    const { rowCount } = await this.execute(`${plan.insert(columns)} ${unless}`, arrays);
    return rowCount ?? 0;
  }

  async #find<Entity extends object>(
    entity: EntityClass<Entity>,
    where: Where<Entity>,
    tail = '',
  ): Promise<Entity[]> {
    const plan = this.plans.of(entity);
    const { sql, parameters } = condition(plan, where);
    const text = `SELECT ${plan.selectList} FROM ${plan.table} WHERE ${sql} ${tail}`;
    return this.#entities(entity, text, parameters);
  }

  async #update<Entity extends object>(
    entity: EntityClass<Entity>,
    where: Where<Entity>,
    set: Partial<Entity>,
  ): Promise<number> {
    const plan = this.plans.of(entity);
    const changes = Object.entries(set).filter(([, value]) => value !== undefined);
    if (changes.length === 0) return 0;
    const columns = changes.map(([property]) => plan.column(property));
    const values = changes.map(([, value], index) => asParameter(value, columns[index]?.json ?? false));
    const assignments = columns
      .map(({ name, type }, index) => `${name} = $${String(index + 1)}::${type}`)
      .join(', ');
    const { sql, parameters } = condition(plan, where, values.length + 1);
    const text = `UPDATE ${plan.table} SET ${assignments} WHERE ${sql}`;
    const { rowCount } = await this.execute(text, [...values, ...parameters]);
    return rowCount ?? 0;
  }

  async #lock<Entity extends object>(
    entity: EntityClass<Entity>,
    property: string,
    keys: readonly string[],
  ): Promise<Entity[]> {
    if (keys.length === 0) return [];
    const plan = this.plans.of(entity);
    const { name } = plan.column(property);
    const rows = `SELECT ${plan.selectList} FROM ${plan.table} WHERE ${name} = ANY($1)`;
    return this.#entities(entity, `${rows} ORDER BY ${name} COLLATE "C" FOR UPDATE`, [[...new Set(keys)]]);
  }

  async #entities<Entity extends object>(
    entity: EntityClass<Entity>,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<Entity[]> {
    const rows = await this.#rows(sql, parameters);
    return rows.map((row) => Object.assign(new entity(), row));
  }

  async #rows<Row extends object>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.execute<Row>(sql, parameters);
    return rows;
  }
}

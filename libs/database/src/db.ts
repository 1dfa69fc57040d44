/** An entity class with TypeORM decorators. */
export type EntityClass<Entity extends object> = new () => Entity;

/** The columns of an entity as plain data: what is written, and what is read. */
export type RowOf<Entity> = { [Field in keyof Entity]: Entity[Field] };

/** Equality on columns; an array means `= ANY`. */
export type Where<Entity> = { readonly [Field in keyof Entity]?: Entity[Field] | readonly Entity[Field][] };

/**
 * Statements inside one transaction, pipelined: issue independent ones without awaiting each, the transaction awaits
 * all of them before it commits and fails with the first rejection, even one that was caught.
 */
export interface Db {
  /** Plain SQL with `$1` parameters. The row type is the caller's claim about its own SELECT list. */
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** ONE statement (`unnest`) for any number of rows; an empty array costs nothing. */
  insert<Entity extends object>(
    entity: EntityClass<Entity>,
    rows: RowOf<Entity> | readonly RowOf<Entity>[],
  ): Promise<void>;
  /**
   * Like `insert`, without the rows whose primary key is taken; waits for a transaction under way that takes it. Number
   * of inserted rows.
   */
  insertNew<Entity extends object>(
    entity: EntityClass<Entity>,
    rows: RowOf<Entity> | readonly RowOf<Entity>[],
  ): Promise<number>;
  find<Entity extends object>(entity: EntityClass<Entity>, where: Where<Entity>): Promise<RowOf<Entity>[]>;
  findOne<Entity extends object>(
    entity: EntityClass<Entity>,
    where: Where<Entity>,
  ): Promise<RowOf<Entity> | null>;
  /** Number of changed rows. */
  update<Entity extends object>(
    entity: EntityClass<Entity>,
    where: Where<Entity>,
    set: Partial<Entity>,
  ): Promise<number>;
  /** `SELECT ... FOR UPDATE` of rows by one text column, in byte order, so that two transactions never deadlock. */
  lock<Entity extends object>(
    entity: EntityClass<Entity>,
    column: keyof Entity & string,
    keys: readonly string[],
  ): Promise<RowOf<Entity>[]>;
}

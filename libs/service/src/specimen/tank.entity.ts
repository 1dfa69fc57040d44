import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

@Entity('tank')
export class Tank {
  @PrimaryColumn('text')
  no!: string;

  @Column('integer')
  litres!: number;

  /** How often it ran over. */
  @Column('integer')
  spills!: number;

  @Column('integer')
  version!: number;
}

export class CreateTanks1764000001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tank (
        no text PRIMARY KEY, litres integer NOT NULL, spills integer NOT NULL, version integer NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tank');
  }
}

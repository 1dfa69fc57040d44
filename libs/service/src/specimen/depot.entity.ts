import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

@Entity('depot')
export class Depot {
  @PrimaryColumn('text')
  no!: string;

  @Column('text')
  city!: string;
}

export class CreateDepots1764000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE depot (no text PRIMARY KEY, city text NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE depot');
  }
}

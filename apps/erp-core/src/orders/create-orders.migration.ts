import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOrders1764000001004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // held_at: when it was last held for credit, until then placed. By the clock of the database, which all instances
    // share, so that under the lock of an account whoever is held later is later.
    await runner.query(`
      CREATE TABLE sales_order (
        order_no          text COLLATE "C" PRIMARY KEY,
        account_no        text COLLATE "C" NOT NULL,
        business_date     date NOT NULL,
        dated             boolean NOT NULL,
        currency          text NOT NULL,
        net               numeric NOT NULL,
        kdv               numeric NOT NULL,
        gross             numeric NOT NULL CHECK (gross >= 0 AND gross = net + kdv),
        state             text NOT NULL CHECK (state IN
          ('DRAFT', 'ON_HOLD', 'APPROVED', 'RESERVED', 'INVOICED', 'DESPATCHED', 'CLOSED', 'CANCELLED')),
        hold_reason       text CHECK (hold_reason IN ('CREDIT', 'STOCK', 'MANUAL')),
        held_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
        invoicing         text NOT NULL CHECK (invoicing IN ('ON_APPROVAL', 'ON_RESERVATION', 'AFTER_DESPATCH')),
        partial           boolean NOT NULL,
        invoice_type      text NOT NULL CHECK (invoice_type IN ('SATIS', 'ISTISNA', 'TEVKIFAT')),
        exemption_code    text,
        withholding_tenths integer CHECK (withholding_tenths BETWEEN 1 AND 10),
        work_order_no     text NOT NULL,
        correlation_id    text NOT NULL,
        approval_limit    numeric,
        approval_exposure numeric,
        approval_account_version integer,
        approval_no       integer NOT NULL CHECK (approval_no >= 0),
        first_approved_at timestamptz,
        approved_at       timestamptz,
        shortage          jsonb,
        asked_at          timestamptz,
        version           integer NOT NULL,
        CHECK ((invoice_type = 'ISTISNA') = (exemption_code IS NOT NULL)),
        CHECK ((invoice_type = 'TEVKIFAT') = (withholding_tenths IS NOT NULL)),
        CHECK ((state = 'ON_HOLD') = (hold_reason IS NOT NULL)),
        CHECK (hold_reason IS DISTINCT FROM 'STOCK' OR shortage IS NOT NULL),
        CHECK (num_nulls(approval_limit, approval_exposure, approval_account_version, first_approved_at, approved_at) =
          CASE approval_no WHEN 0 THEN 5 ELSE 0 END),
        UNIQUE (account_no, approval_account_version),
        CHECK (state IN ('DRAFT', 'ON_HOLD', 'CANCELLED') OR approval_limit IS NOT NULL)
      )`);
    await runner.query('CREATE INDEX sales_order_of_account ON sales_order (account_no, order_no)');
    await runner.query(`
      CREATE TABLE sales_order_line (
        order_no   text COLLATE "C" NOT NULL,
        line_no    integer NOT NULL,
        sku        text COLLATE "C" NOT NULL,
        quantity   numeric NOT NULL CHECK (quantity > 0),
        unit       text NOT NULL,
        unit_price numeric NOT NULL CHECK (unit_price >= 0),
        kdv_rate   numeric NOT NULL,
        net        numeric NOT NULL,
        PRIMARY KEY (order_no, line_no)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sales_order_line');
    await runner.query('DROP TABLE sales_order');
  }
}

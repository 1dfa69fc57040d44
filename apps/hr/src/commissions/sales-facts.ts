import type { Db } from '@kervan/database';
import type { SharedPart, Tx } from '@kervan/outbox';
import { AssignmentBook } from '../assignments/assignment-book.js';
import { lockAccounts } from '../assignments/lock-accounts.js';
import { readServedAccounts } from '../assignments/read-served-accounts.js';
import { EmployeeBook } from '../employees/employee-book.js';
import { InvoiceBook } from '../invoices/invoice-book.js';
import { ReturnBook } from '../invoices/return-book.js';
import { CommissionEntry } from './commission-entry.entity.js';
import { readSales } from './read-sales.js';
import { missingEntries } from './sale.js';
import { tellEntry } from './tell-entry.js';

/** Whose event it is, and the tax rate that applies. */
export interface Cause {
  readonly tx: Tx;
  /** Percent. */
  readonly taxRate: string;
}

/**
 * What the events of one transaction tell of sales, and the commissions that follow from it and everything told before.
 * Employees are locked before accounts, each in byte order; whatever decides on an invoice is written under the lock of
 * its account, so of two facts that complete a sale the later one sees the other.
 */
export class SalesFacts implements SharedPart {
  readonly employees: EmployeeBook;
  readonly assignments: AssignmentBook;
  readonly invoices: InvoiceBook;
  readonly returns: ReturnBook;
  readonly #employees = new Map<string, Cause>();
  readonly #accounts = new Map<string, Cause>();
  readonly #invoices = new Map<string, Cause>();
  readonly #heard = new Set<string>();

  constructor(private readonly db: Db) {
    this.employees = new EmployeeBook(db);
    this.assignments = new AssignmentBook(db);
    this.invoices = new InvoiceBook(db);
    this.returns = new ReturnBook(db);
  }

  /** All sales of an employee are to be looked at. */
  ofEmployee(employeeNo: string, cause: Cause): void {
    this.#employees.set(employeeNo, cause);
  }

  /** All sales to an account are to be looked at. */
  ofAccount(accountNo: string, cause: Cause): void {
    this.#accounts.set(accountNo, cause);
    this.#heard.add(accountNo);
  }

  ofInvoice(invoiceNo: string, accountNo: string, cause: Cause): void {
    this.#invoices.set(invoiceNo, cause);
    this.#heard.add(accountNo);
  }

  async flush(): Promise<void> {
    this.employees.flush();
    await this.#addServedAccounts();
    lockAccounts(this.db, [...this.#heard]);
    this.assignments.flush();
    this.invoices.flush();
    this.returns.flush();
    if (this.#heard.size > 0) await this.#decide();
    for (const causes of [this.#employees, this.#accounts, this.#invoices, this.#heard]) causes.clear();
  }

  async #addServedAccounts(): Promise<void> {
    if (this.#employees.size === 0) return;
    for (const { accountNo, employeeNo } of await readServedAccounts(this.db, [...this.#employees.keys()])) {
      const cause = this.#accounts.get(accountNo) ?? this.#employees.get(employeeNo);
      if (cause) this.ofAccount(accountNo, cause);
    }
  }

  async #decide(): Promise<void> {
    const sales = await readSales(this.db, [...this.#invoices.keys()], [...this.#accounts.keys()]);
    const decided = sales.flatMap((sale) => {
      const cause = this.#invoices.get(sale.invoiceNo) ?? this.#accounts.get(sale.accountNo);
      return cause ? [{ sale, tx: cause.tx, missing: missingEntries(sale, cause.taxRate) }] : [];
    });
    const rows = decided.flatMap(({ sale: { invoiceNo, entries }, tx, missing }) =>
      missing.map((entry, index) => tellEntry(tx, invoiceNo, entries.length + index + 1, entry)),
    );
    const counted = decided
      .filter(({ sale, missing }) => sale.entries.length + missing.length > 0)
      .flatMap(({ sale }) => sale.returns.filter((goods) => !goods.counted));
    void this.db.insert(CommissionEntry, rows);
    this.returns.count(counted.map(({ returnNo }) => returnNo));
  }
}

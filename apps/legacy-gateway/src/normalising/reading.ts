import type { ErrorCode } from '@kervan/contracts';
import type { Item, Party } from '@kervan/formats';
import type { z } from 'zod';
import type { KnownProduct } from '../lookups/facts.js';
import type { KnownFacts } from '../lookups/known-facts.js';
import type { DocumentRules } from './document-rules.js';
import type { Meaning, Meanings } from './meanings.js';
import type { Problem } from './normalised.js';

/** One document while it is read: what its names are found to be, and everything that is wrong with it. */
export class Reading {
  readonly #problems: Problem[] = [];

  constructor(
    readonly rules: DocumentRules,
    readonly meanings: Meanings,
    private readonly facts: KnownFacts,
  ) {}

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  find(code: ErrorCode, reason: string): void {
    this.#problems.push({ code, reason });
  }

  /** Number of the account that the document is booked on; empty where none is found. */
  account(buyer: Party, currency: string | null): string {
    const sought = this.meanings.account(buyer);
    if ('missing' in sought) return this.#missing('ACCOUNT_NOT_FOUND', sought.missing);
    const known = this.facts.accounts(sought);
    const open = known.filter(({ status }) => status === 'ACTIVE');
    const [account, another] = open;
    if (!account)
      return this.#missing(
        'ACCOUNT_NOT_FOUND',
        known.length > 0 ? 'the account is closed' : 'no account is known',
      );
    if (another) return this.#missing('ACCOUNT_NOT_FOUND', `the buyer has ${open.length} accounts`);
    if (currency !== null && currency !== account.currency)
      this.find('RULE_VIOLATION', `the document is in ${currency}, its account in ${account.currency}`);
    return account.accountNo;
  }

  /** @param place names the line: `line 3` */
  product(item: Item, place: string): KnownProduct | null {
    return this.#known(this.meanings.sku(item), `${place}: `);
  }

  /** The product of a document that names it by one number. */
  ownProduct(sku: string): KnownProduct | null {
    return this.#known(this.meanings.ownSku(sku), '');
  }

  /** Quantities must be in the unit in which the product is counted. */
  unit(unit: string | null, product: KnownProduct | null, place: string): void {
    const meaning = this.meanings.unit(unit);
    if (meaning === null) return;
    if ('missing' in meaning) this.find('UNIT_UNKNOWN', `${place}: ${meaning.missing}`);
    else if (product && meaning.is !== product.unit)
      this.find('RULE_VIOLATION', `${place}: is in ${meaning.is}, its product in ${product.unit}`);
  }

  /** Undefined where the document and its source name none, and where it is not known. */
  depot(depot: string | null): string | undefined {
    const meaning = this.meanings.depot(depot);
    if (meaning === null) return undefined;
    if ('is' in meaning && this.facts.isDepot(meaning.is)) return meaning.is;
    this.find('DEPOT_NOT_FOUND', 'missing' in meaning ? meaning.missing : 'the depot is not known');
    return undefined;
  }

  onHand(depotNo: string, sku: string): string {
    return this.facts.onHand(depotNo, sku);
  }

  openPeriod(day: string): void {
    if (this.facts.isClosed(day)) this.find('PERIOD_CLOSED', `the period of ${day} is closed`);
  }

  currency(stated: string | null): string | null {
    const currency = stated ?? this.rules.currency ?? null;
    if (currency === null) this.find('FORMAT_ERROR', 'neither the document nor its source says a currency');
    return currency;
  }

  /** Content as its contract has it; null where something is wrong with the document. */
  content<Schema extends z.ZodType>(schema: Schema, content: z.input<Schema>): z.output<Schema> | null {
    if (this.#problems.length > 0) return null;
    const checked = schema.safeParse(content);
    if (checked.success) return checked.data;
    for (const { path, message } of checked.error.issues)
      this.find('FORMAT_ERROR', `${path.map(String).join('.')}: ${message}`);
    return null;
  }

  #known(meaning: Meaning, place: string): KnownProduct | null {
    if ('missing' in meaning) {
      this.find('PRODUCT_NOT_FOUND', `${place}${meaning.missing}`);
      return null;
    }
    const product = this.facts.product(meaning.is);
    if (!product) this.find('PRODUCT_NOT_FOUND', `${place}no product is known for the item`);
    return product ?? null;
  }

  #missing(code: ErrorCode, reason: string): string {
    this.find(code, reason);
    return '';
  }
}

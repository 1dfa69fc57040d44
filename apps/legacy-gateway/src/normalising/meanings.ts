import { companyTaxNoOf, isTckn } from '@kervan/contracts';
import type { Item, Party } from '@kervan/formats';
import type { Answers } from '../mapping-tables/answers.js';
import { UNITS } from '../mapping-tables/units.js';
import type { DocumentRules } from './document-rules.js';

/** What a name means here, or why nobody can say; the reason repeats nothing of a party. */
export type Meaning = { readonly is: string } | { readonly missing: string };

/** How an account is looked for. */
export type SoughtAccount = { readonly taxNo: string } | { readonly accountNo: string };

/** Says what the names of one document mean, by the rules of its source and the mapping tables. */
export class Meanings {
  readonly #tables = new Set<string>();

  constructor(
    private readonly rules: DocumentRules,
    private readonly answers: Answers,
  ) {}

  /** The tables that were asked and the version of each. */
  get tables(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#tables].sort().map((table) => [table, this.answers.version(table)]));
  }

  /** Where the account of a buyer is to be found. */
  account(buyer: Party): SoughtAccount | { readonly missing: string } {
    const { account } = this.rules;
    switch (account?.by) {
      case undefined:
        return { missing: 'the source does not say how an account is found' };
      case 'constant':
        return { accountNo: account.accountNo };
      case 'id': {
        const id = buyer.ids.find(({ scheme }) => scheme === account.scheme)?.id;
        if (id === undefined) return { missing: `the buyer has no id of ${account.scheme ?? 'no scheme'}` };
        const meaning = this.#mapped(account.mapping, id, 'the id of the buyer');
        return 'is' in meaning ? { accountNo: meaning.is } : meaning;
      }
      case 'taxId':
        return companyOrPerson(buyer.taxId, account.persons);
    }
  }

  sku(item: Item): Meaning {
    const { by, mapping } = this.rules.sku;
    const id = by === 'standardId' ? item.standardId?.id : item[by];
    return id == null ? { missing: `the item has no ${by}` } : this.#mapped(mapping, id, shown(id));
  }

  /** Of master data and levels, which name a product by one number. */
  ownSku(sku: string): Meaning {
    return this.#mapped(this.rules.sku.mapping, sku, shown(sku));
  }

  /** Null: a quantity in the unit of its product. */
  unit(unit: string | null): Meaning | null {
    const { mapping, absent } = this.rules.unit;
    if (unit === null) return absent === 'product' ? null : { missing: 'there is no unit' };
    const known = this.#mapped(UNITS, unit, shown(unit));
    if (mapping === undefined) return known;
    const own = this.#mapped(mapping, unit, shown(unit));
    return 'is' in own || 'missing' in known ? own : known;
  }

  /** Null: the document names none, and the source neither. */
  depot(depot: string | null): Meaning | null {
    const { mapping, absent } = this.rules.depot;
    if (depot === null) return absent === undefined ? null : { is: absent };
    return this.#mapped(mapping, depot, shown(depot));
  }

  /** Null where the source does not tell KDV classes by it. */
  kdvClassOfGroup(group: string | null): Meaning | null {
    const { ofGroup } = this.rules.kdvClass;
    return ofGroup === undefined || group === null ? null : this.#mapped(ofGroup, group, shown(group));
  }

  /** Null where the source does not compare KDV rates. */
  kdvClassOfRate(rate: string): Meaning | null {
    const { ofRate } = this.rules.kdvClass;
    return ofRate === undefined ? null : this.#mapped(ofRate, rate, `the rate ${rate}`);
  }

  #mapped(table: string | undefined, name: string, what: string): Meaning {
    if (table === undefined) return { is: name };
    this.#tables.add(table);
    const meaning = this.answers.meaning(table, name);
    if (meaning !== undefined) return { is: meaning };
    return { missing: `${what} is not in mapping table ${table} (version ${this.answers.version(table)})` };
  }
}

/** Turkish numbers may have the code of the country before them. */
function companyOrPerson(
  taxId: string | null,
  persons: string | undefined,
): SoughtAccount | { readonly missing: string } {
  const number = taxId?.replace(/^TR/, '');
  if (number === undefined) return { missing: 'the buyer has no tax number' };
  const taxNo = companyTaxNoOf(number);
  if (taxNo !== undefined) return { taxNo };
  if (!isTckn(number)) return { missing: 'the tax number of the buyer is neither VKN nor TCKN' };
  return persons === undefined ? { missing: 'the buyer is a person' } : { accountNo: persons };
}

/** Codes as they are; longer text may be anything. */
function shown(name: string): string {
  return /^[\p{L}\p{N}._/-]{1,24}$/u.test(name) ? name : 'a name';
}

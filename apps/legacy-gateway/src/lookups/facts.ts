/** What is known of an account. */
export interface KnownAccount {
  readonly accountNo: string;
  readonly currency: string;
  readonly status: 'ACTIVE' | 'CLOSED';
  /** Of a company; null where a person owns it or nobody said who does. */
  readonly taxNo: string | null;
}

/** What is known of a product. */
export interface KnownProduct {
  readonly sku: string;
  /** UN/ECE Recommendation 20 code. */
  readonly unit: string;
  readonly kdvClass: string;
}

/** The last level that the warehouse told; decimal text. */
export interface KnownLevel {
  readonly depotNo: string;
  readonly sku: string;
  readonly onHand: string;
}

/** What is asked about a batch of documents. */
export interface Questions {
  readonly accountNos: ReadonlySet<string>;
  readonly taxNos: ReadonlySet<string>;
  readonly skus: ReadonlySet<string>;
  readonly depotNos: ReadonlySet<string>;
  readonly levels: readonly { readonly depotNo: string; readonly sku: string }[];
  /** Months: `2010-12`. */
  readonly periods: ReadonlySet<string>;
}

/** What is known of what was asked; what is not known is missing. */
export interface Facts {
  readonly accounts: readonly KnownAccount[];
  readonly products: readonly KnownProduct[];
  readonly depotNos: readonly string[];
  readonly levels: readonly KnownLevel[];
  readonly closedPeriods: readonly string[];
}

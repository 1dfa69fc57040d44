import type { AccountIdentity } from './identities.js';

/** An account as the core's API takes it. */
export interface Account {
  readonly accountNo: string;
  readonly segment: 'CUSTOMER' | 'RETAIL';
  readonly currency: string;
  readonly creditLimit: string;
  /** Absent for most: the data set knows nobody by name. */
  readonly identity?: AccountIdentity;
}

/** A product as the core's API takes it. */
export interface Product {
  readonly sku: string;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
  readonly kdvClass: string;
  /** False for a service. */
  readonly stocked: boolean;
}

/** A price of a product in a list from a day on, as the core's API takes it. */
export interface DatedPrice {
  readonly sku: string;
  readonly priceList: string;
  readonly validFrom: string;
  /** Decimal text above zero, net of KDV. */
  readonly price: string;
  readonly currency: string;
}

/** What a depot is opened with of one product, as the warehouse's API takes it. */
export interface OpeningItem {
  readonly sku: string;
  /** Decimal text, 0 or more. */
  readonly quantity: string;
  /** Amount of money with 2 decimals. */
  readonly unitCost: string;
}

export interface MasterData {
  readonly accounts: readonly Account[];
  readonly products: readonly Product[];
  /** Of each product that was ever sold for something. */
  readonly prices: readonly DatedPrice[];
  readonly openingStock: {
    /** The first day of the files; empty when there is none. */
    readonly date: string;
    readonly items: readonly OpeningItem[];
  };
}

/** KDV class of every product of Online Retail: 20 % since before its first day. */
export const kdvClass = 'ONLINE_RETAIL';
export const kdvRates = [{ validFrom: '2010-01-01', rate: '20' }] as const;

/** What every customer pays. */
export const priceList = 'STANDARD';

/** The one depot of Online Retail. */
export const depotNo = 'MERKEZ';

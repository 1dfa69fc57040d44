/** An account as the core's API takes it. */
export interface Account {
  readonly accountNo: string;
  readonly segment: 'CUSTOMER' | 'RETAIL';
  readonly currency: string;
  readonly creditLimit: string;
}

/** A product as the core's API takes it. */
export interface Product {
  readonly sku: string;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
  readonly kdvClass: string;
}

export interface MasterData {
  readonly accounts: readonly Account[];
  readonly products: readonly Product[];
}

/** KDV class of every product of Online Retail: 20 % since before its first day. */
export const kdvClass = 'ONLINE_RETAIL';
export const kdvRates = [{ validFrom: '2010-01-01', rate: '20' }] as const;

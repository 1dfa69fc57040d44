/** Tables that hold nothing but what events told. */
export const lookupProjections = ['account', 'product', 'stock_level', 'closed_period'];

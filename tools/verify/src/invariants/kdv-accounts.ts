/** SQL: the rate in percent of a sub-account of 391, null for any other account. @param account an SQL expression */
export function kdvRateOf(account: string): string {
  return `CASE ${account} WHEN '391001' THEN 20 WHEN '391002' THEN 10 WHEN '391003' THEN 1 WHEN '391004' THEN 18
    WHEN '391005' THEN 8 END`;
}

/** `FaturaKesildi` of `erp.finance.FaturaKesildi.v1`; any other text as it is. */
export function shortType(type: string): string {
  const [, name] = /\.([^.]+)\.v\d+$/.exec(type) ?? [];
  return name ?? type;
}

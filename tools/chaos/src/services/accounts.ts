/**
 * The accounts a source writes to. Movements of most are handled at once; those of `flaky` ones fail for a while as if
 * something were not there yet, those of `broken` ones fail for good until an operator tries again. A `slow` one is
 * written in transactions that last.
 */
export const accountKinds = { steady: 2_000, flaky: 10, broken: 10, slow: 8 } as const;
export type AccountKind = keyof typeof accountKinds;

/** `steady-17` */
export function accountName(kind: AccountKind, number: number): string {
  return `${kind}-${number}`;
}

export const accountNames: readonly string[] = [
  ...namesOf('steady'),
  ...namesOf('flaky'),
  ...namesOf('broken'),
  ...namesOf('slow'),
];

function namesOf(kind: AccountKind): string[] {
  return Array.from({ length: accountKinds[kind] }, (_, index) => accountName(kind, index));
}

/** The list of ISO 6523 that a qualifier names, or the qualifier. */
export function schemeOf(schemes: ReadonlyMap<string, string>, qualifier: string | null): string | null {
  return qualifier === null ? null : (schemes.get(qualifier) ?? qualifier);
}

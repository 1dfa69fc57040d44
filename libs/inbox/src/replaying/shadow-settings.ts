/**
 * Server settings of connections that replay into a schema: its tables come first. What a crash loses of the last commits
 * is read again, marks and positions with it.
 */
export function shadowSettings(schema: string): Readonly<Record<string, string>> {
  return {
    search_path: `${schema},public`,
    synchronous_commit: 'off',
  };
}

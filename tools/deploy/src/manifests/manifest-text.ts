import { stringify } from 'yaml';

/** First line of every file that is written. */
export const HEADER = '# Written by a program of tools/deploy; do not edit.\n';

/** YAML as the formatter leaves it, several objects with a line between. */
export function manifestText(...objects: readonly unknown[]): string {
  const documents = objects.map((object) =>
    stringify(object, { singleQuote: true, lineWidth: 0, aliasDuplicateObjects: false }),
  );
  return `${HEADER}${documents.join('---\n')}`;
}

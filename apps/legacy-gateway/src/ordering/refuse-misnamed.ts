import type { FileFormat } from '../receiving/file-format.js';
import { wholeFile } from '../receiving/whole-file.js';

/** Refuses files whose names do not say their place in the order of their source. */
export function refuseMisnamed(
  format: FileFormat,
  pattern: string,
  isPlaced: (name: string) => boolean,
): FileFormat {
  return {
    async survey(file) {
      const found = await format.survey(file);
      if (isPlaced(file.name)) return found;
      const refusal = {
        code: 'FORMAT_ERROR',
        reason: `the name of the file is not ${pattern}`,
        line: 1,
      } as const;
      return {
        ...found,
        refusal,
        incomplete: false,
        outcomes: (wanted) => wholeFile(found, refusal, wanted),
      };
    },
  };
}

/** For the catch of a file operation: null where the file is not there, any other failure goes on. */
export function nullIfMissing(error: unknown): null {
  if (typeof error === 'object' && error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

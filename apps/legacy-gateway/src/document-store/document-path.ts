const SHA256 = /^[0-9a-f]{64}$/;

/** Names on two levels, so that no folder holds too many: `ab/cd/abcd...`. @throws RangeError for what is no hash */
export function documentPath(sha256: string): string {
  if (!SHA256.test(sha256)) throw new RangeError('a document is named by 64 hexadecimal digits');
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** Whether a file is an archive by its name, whatever the case. */
export function isZip(name: string): boolean {
  return name.toLowerCase().endsWith('.zip');
}

/** Whether a selector of labels takes something with these labels; an empty one takes everything. */
export function selects(
  wanted: Readonly<Record<string, string>> | undefined,
  labels: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted ?? {}).every(([name, value]) => labels[name] === value);
}

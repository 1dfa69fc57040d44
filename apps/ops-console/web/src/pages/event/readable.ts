/** JSON with line breaks; as it came where reading and writing it would change it (a number with more digits than JavaScript keeps). */
export function readable(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return JSON.stringify(value) === json ? JSON.stringify(value, null, 2) : json;
  } catch {
    return json;
  }
}

/** The value at a JSON pointer (RFC 6901), undefined where there is none. */
export function valueAt(json: unknown, pointer: string): unknown {
  return pointer.split('/').slice(1).reduce(memberOf, json);
}

function memberOf(json: unknown, escaped: string): unknown {
  const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
  return typeof json === 'object' && json !== null && Object.hasOwn(json, name)
    ? Reflect.get(json, name)
    : undefined;
}

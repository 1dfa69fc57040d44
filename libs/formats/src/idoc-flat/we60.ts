import type { FieldLayout, SegmentLayout, SegmentLayouts } from './segment-layout.js';

const line = /^\s*([A-Z_]+)(?:\s+(\S.*?))?\s*$/;

/**
 * Layouts of the segments of an IDoc type, from the parser file that SAP writes of it (transaction WE60).
 *
 * @throws RangeError naming the line of what is no such file, or of a field that contradicts itself.
 */
export function we60Layouts(text: string): SegmentLayouts {
  const layouts = new Map<string, SegmentLayout>();
  let segment: { key: string; name: string; fields: FieldLayout[] } | undefined;
  let field: { name: string; first?: number; length?: number } | undefined;
  text.split(/\r?\n/).forEach((row, index) => {
    const [, key = '', value = ''] = line.exec(row) ?? [];
    const fail = (why: string): never => {
      throw new RangeError(`line ${index + 1} of the WE60 file: ${why}`);
    };
    if (key === 'BEGIN_SEGMENT') segment = { key: value, name: '', fields: [] };
    else if (key === 'END_SEGMENT' && segment) {
      if (segment.name === '') fail('a segment has no type');
      layouts.set(segment.key, { name: segment.name, fields: segment.fields });
      segment = undefined;
    } else if (!segment) return;
    else if (key === 'SEGMENTTYPE') segment.name = value;
    else if (key === 'NAME') field = { name: value };
    else if (key === 'LENGTH' && field) field.length = Number(value);
    else if (key === 'CHARACTER_FIRST' && field) field.first = Number(value);
    else if (key === 'CHARACTER_LAST' && field) {
      const { name, first = 0, length = 0 } = field;
      if (!(first > 0 && Number(value) - first + 1 === length)) fail(`${name} is not as long as it says`);
      segment.fields.push({ name, at: first, length });
      field = undefined;
    }
  });
  if (layouts.size === 0) throw new RangeError('the WE60 file has no segments');
  return layouts;
}

/** A field of a segment, by the place in its line. */
export interface FieldLayout {
  readonly name: string;
  /** 1 the first character of the line, as WE60 counts. */
  readonly at: number;
  readonly length: number;
}

export interface SegmentLayout {
  /** Name without version, which XML has: `E1EDK01`. */
  readonly name: string;
  readonly fields: readonly FieldLayout[];
}

/** Layouts by the name that flat files have: `E2EDK01005`. */
export type SegmentLayouts = ReadonlyMap<string, SegmentLayout>;

const version = /^(E2[A-Z0-9]+?|Z2[A-Z0-9]+?)(\d{3})$/;

/**
 * The layout of a segment. A version that is not known is read as another one of the segment: versions only add fields at
 * the end.
 */
export function layoutOf(layouts: SegmentLayouts, segment: string): SegmentLayout | undefined {
  const exact = layouts.get(segment);
  if (exact) return exact;
  const bare = version.exec(segment)?.[1];
  if (bare === undefined) return undefined;
  const other = [...layouts.keys()].find((name) => name === bare || version.exec(name)?.[1] === bare);
  return other === undefined ? undefined : layouts.get(other);
}

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

/** Names that are kept with what was found for them: more than a file has that is one. */
const most = 1000;

/**
 * Finds the layout of a segment. A version that is not known is read as another one of the segment: versions only add fields
 * at the end.
 */
export function layoutFinder(layouts: SegmentLayouts): (segment: string) => SegmentLayout | undefined {
  const found = new Map<string, SegmentLayout | undefined>();
  return (segment) => {
    if (found.has(segment)) return found.get(segment);
    const layout = layouts.get(segment) ?? otherVersion(layouts, segment);
    if (found.size < most) found.set(segment, layout);
    return layout;
  };
}

function otherVersion(layouts: SegmentLayouts, segment: string): SegmentLayout | undefined {
  const bare = version.exec(segment)?.[1];
  if (bare === undefined) return undefined;
  const other = [...layouts.keys()].find((name) => name === bare || version.exec(name)?.[1] === bare);
  return other === undefined ? undefined : layouts.get(other);
}

import { z } from 'zod';

/** What of a JSON Schema says what may stand where. */
const Shape = z.object({
  type: z.union([z.string().transform((type) => [type]), z.array(z.string())]).default([]),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).default([]),
  sensitive: z.boolean().default(false),
  get properties() {
    return z.record(z.string(), Shape).default({});
  },
  get items() {
    return Shape.optional();
  },
  get anyOf() {
    return z.array(Shape).default([]);
  },
  get oneOf() {
    return z.array(Shape).default([]);
  },
  get allOf() {
    return z.array(Shape).default([]);
  },
});
type Shape = z.output<typeof Shape>;

/** What a value may be, one shape of several. */
export type Shapes = readonly Shape[];

/** Of the values that a schema takes. */
export function shapesOf(schema: z.ZodType): Shapes {
  const options = { io: 'input', reused: 'inline', unrepresentable: 'any' } as const;
  return alternatives(Shape.parse(z.toJSONSchema(schema, options)));
}

export function isSensitive(shapes: Shapes): boolean {
  return shapes.some(({ sensitive }) => sensitive);
}

/** What the items of a list may be; none where it may be no list. */
export function itemShapes(shapes: Shapes): Shapes {
  return shapes.flatMap(({ items }) => (items ? alternatives(items) : []));
}

/** What a member of an object may be; none for one that is not known. */
export function memberShapes(shapes: Shapes, name: string): Shapes {
  return shapes.flatMap(({ properties }) => {
    const member = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return member ? alternatives(member) : [];
  });
}

/** Whether a value of this kind may stand here. */
export function takes(shapes: Shapes, value: unknown): boolean {
  return shapes.some((shape) => typesOf(shape).includes(typeOf(value)));
}

function typesOf({ type, const: only, enum: values }: Shape): string[] {
  const named = type.map((each) => (each === 'integer' ? 'number' : each));
  return [...named, ...[only, ...values].filter((each) => each !== undefined).map(typeOf)];
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

function alternatives(shape: Shape): Shape[] {
  // What is said of all of them is said of each.
  if (shape.sensitive) return [shape];
  const either = [...shape.anyOf, ...shape.oneOf].flatMap(alternatives);
  // Each of these holds besides what the shape says itself: two patterns of one text.
  const besides = shape.allOf.flatMap(alternatives);
  return [...(either.length > 0 ? either : [shape]), ...besides];
}

/** Any part of a value: fields may be left out at every depth, arrays are compared item by item. */
export type Expected<Value> = Value extends readonly (infer Item)[]
  ? readonly Expected<Item>[]
  : Value extends object
    ? { readonly [Field in keyof Value]?: Expected<Value[Field]> }
    : Value;

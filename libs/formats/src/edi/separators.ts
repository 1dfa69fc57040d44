/** The characters by which an interchange is cut; each is one byte. */
export interface Separators {
  readonly segment: string;
  readonly element: string;
  readonly component: string;
  /** Takes its meaning from the character after it; null: there is none. */
  readonly release: string | null;
}

/** What a file says at the beginning of an interchange. */
export type Beginning =
  | { readonly kind: 'separators'; readonly separators: Separators; readonly length: number }
  /** More bytes are needed to tell. */
  | { readonly kind: 'more' }
  /** No interchange begins here. */
  | { readonly kind: 'none'; readonly reason: string };

/** Something wrong with a manifest. */
export interface Fault {
  /** `Deployment accounting`. */
  readonly object: string;
  /** Path of the field, empty for the whole object. */
  readonly field: string;
  readonly message: string;
}

/** The same keys as another language, in other words: what is missing or left over does not compile. */
export type Words<Language> = {
  readonly [Key in keyof Language]: Language[Key] extends string ? string : Words<Language[Key]>;
};

/** An element of a document as it is kept: its name under our own prefix, whatever the file's prefix is. */
export class XmlElement {
  readonly children: XmlElement[] = [];
  #text = '';

  constructor(
    /** `cbc:ID`; without prefix: it is in no namespace. */
    readonly name: string,
    /** Those that are in no namespace. */
    private readonly attributes: ReadonlyMap<string, string>,
    /** Byte of the file at which it begins. */
    readonly offset: number,
    private readonly parent: XmlElement | null,
  ) {
    parent?.children.push(this);
  }

  append(text: string): void {
    this.#text += text;
  }

  /** Without blanks around it, in the normal form NFC; null: there is nothing. */
  get text(): string | null {
    return presentOf(this.#text.normalize('NFC'));
  }

  /** Null: it is not there, or blank. */
  attribute(name: string): string | null {
    return presentOf(this.attributes.get(name) ?? '');
  }

  /** Elements at the end of a path of names. */
  all(...path: readonly string[]): XmlElement[] {
    let found: XmlElement[] = [this];
    for (const name of path)
      found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
    return found;
  }

  first(...path: readonly string[]): XmlElement | undefined {
    return this.all(...path)[0];
  }

  /** Text of the first element at the end of a path that has one. */
  textAt(...path: readonly string[]): string | null {
    return this.all(...path).find(({ text }) => text !== null)?.text ?? null;
  }

  /** `/ubl:Invoice/cac:TaxTotal`, as faults name the place. */
  get path(): string {
    return `${this.parent?.path ?? ''}/${knownName(this.name)}`;
  }
}

function presentOf(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

/** What stands where a name is expected may be anything, and personal: only what looks like one is told. */
export function knownName(name: string): string {
  return /^[A-Za-z0-9_:]{1,80}$/.test(name) ? name : '?';
}

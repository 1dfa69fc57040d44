import { inNfc } from '../text/in-nfc.js';

const none: readonly XmlElement[] = [];

/** An element of a document as it is kept: its name under our own prefix, whatever the file's prefix is. */
export class XmlElement {
  #children: XmlElement[] | null = null;
  #raw = '';
  /** Undefined: nobody asked for it since text was appended. */
  #text: string | null | undefined;

  constructor(
    /** `cbc:ID`; without prefix: it is in no namespace. */
    readonly name: string,
    /** Those that are in no namespace. */
    private readonly attributes: ReadonlyMap<string, string>,
    /** Byte of the file at which it begins. */
    readonly offset: number,
    private readonly parent: XmlElement | null,
  ) {
    if (parent) parent.#adopt(this);
  }

  get children(): readonly XmlElement[] {
    return this.#children ?? none;
  }

  append(text: string): void {
    this.#raw += text;
    this.#text = undefined;
  }

  /** Without blanks around it, in the normal form NFC; null: there is nothing. */
  get text(): string | null {
    if (this.#text === undefined) this.#text = presentOf(inNfc(this.#raw));
    return this.#text;
  }

  /** Null: it is not there, or blank. */
  attribute(name: string): string | null {
    return presentOf(this.attributes.get(name) ?? '');
  }

  /** Elements at the end of a path of names. */
  all(name: string, ...path: readonly string[]): XmlElement[] {
    const found = this.children.filter((child) => child.name === name);
    const [next, ...further] = path;
    return next === undefined ? found : found.flatMap((child) => child.all(next, ...further));
  }

  first(name: string, ...path: readonly string[]): XmlElement | undefined {
    const [next, ...further] = path;
    for (const child of this.children) {
      if (child.name !== name) continue;
      const found = next === undefined ? child : child.first(next, ...further);
      if (found) return found;
    }
    return undefined;
  }

  /** Text of the first element at the end of a path that has one. */
  textAt(name: string, ...path: readonly string[]): string | null {
    const [next, ...further] = path;
    for (const child of this.children) {
      if (child.name !== name) continue;
      const text = next === undefined ? child.text : child.textAt(next, ...further);
      if (text !== null) return text;
    }
    return null;
  }

  /** `/ubl:Invoice/cac:TaxTotal`, as faults name the place. */
  get path(): string {
    return `${this.parent?.path ?? ''}/${knownName(this.name)}`;
  }

  #adopt(child: XmlElement): void {
    if (this.#children) this.#children.push(child);
    else this.#children = [child];
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

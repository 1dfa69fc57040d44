import { xmlLimits } from './limits.js';
import { XmlElement } from './xml-element.js';
import { XmlRefusal } from './xml-refusal.js';

/** The tree of one document while its tags come. */
export class ElementBuilder {
  #open: XmlElement[] = [];
  #elements = 0;
  #characters = 0;

  get current(): XmlElement | undefined {
    return this.#open.at(-1);
  }

  open(name: string, attributes: ReadonlyMap<string, string>, offset: number): void {
    this.#elements += 1;
    if (this.#elements > xmlLimits.elements)
      throw new XmlRefusal('FORMAT_ERROR', `a document has more than ${xmlLimits.elements} elements`);
    this.#count(name.length);
    for (const [key, value] of attributes) this.#count(key.length + value.length);
    this.#open.push(new XmlElement(name, attributes, offset, this.current ?? null));
  }

  append(text: string): void {
    this.#count(text.length);
    this.current?.append(text);
  }

  /** @returns the document, if it was its last tag. */
  close(): XmlElement | null {
    const closed = this.#open.pop();
    return closed && this.#open.length === 0 ? closed : null;
  }

  #count(characters: number): void {
    this.#characters += characters;
    if (this.#characters > xmlLimits.characters)
      throw new XmlRefusal('FORMAT_ERROR', `a document has more than ${xmlLimits.characters} characters`);
  }
}

import type { SaxesAttributeNSIncomplete, SaxesTagNS } from 'saxes';
import { xmlLimits } from './limits.js';
import { Tokenizer } from './tokenizer.js';
import { XmlNames } from './xml-names.js';
import { malformed, XmlRefusal } from './xml-refusal.js';

const none: ReadonlyMap<string, string> = new Map();

export interface TagListener {
  /** @param position of the first character of the tag. */
  opened(name: string, attributes: ReadonlyMap<string, string>, position: number): void;
  text(text: string): void;
  /** @param position behind the tag. */
  closed(position: number): void;
}

/** Elements by namespace, whose prefixes are ours, within limits. Anything that could make more of a file than it is, is refused. */
export class XmlTags {
  readonly #parser = new Tokenizer();
  readonly #names: XmlNames;
  /** For each element that is open, whether it is told of. */
  readonly #told: boolean[] = [];
  #tagStart = 0;
  #attributeCount = 0;
  /** Of the tag that is being read, those in no namespace. */
  #attributes: Map<string, string> | null = null;
  #listens = false;
  /** Character at which the last tag, text or comment ended. */
  #progress = 0;

  constructor(
    private readonly listener: TagListener,
    prefixOf: (namespace: string) => string | null,
    skipped: ReadonlySet<string>,
    private readonly namesDocumentType: boolean,
  ) {
    this.#names = new XmlNames(prefixOf, skipped);
    const parser = this.#parser;
    parser.on('error', (error) => {
      throw malformed(error);
    });
    parser.on('doctype', (doctype) => this.#documentType(doctype));
    parser.on('opentagstart', ({ name }) => {
      this.#tagStart = parser.position - name.length - 2;
      this.#attributeCount = 0;
      this.#attributes = null;
    });
    parser.on('attribute', (attribute) => this.#attribute(attribute));
    parser.on('opentag', (tag) => this.#opened(tag));
    parser.on('closetag', () => this.#closed());
    parser.on('comment', () => this.#passed());
    parser.on('processinginstruction', () => this.#passed());
    this.#listenToText(true);
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#told.length;
  }

  /** The character behind the last tag, text or comment: the same, in whatever pieces the file comes. */
  get position(): number {
    return this.#progress;
  }

  /** @throws XmlRefusal */
  write(text: string): void {
    for (let at = 0; at < text.length; at += xmlLimits.step) {
      this.#parser.write(text.slice(at, at + xmlLimits.step));
      this.#refuseBeyond(this.#limit + xmlLimits.step);
    }
  }

  /** @throws XmlRefusal */
  end(): void {
    if (this.depth > 0)
      throw new XmlRefusal('FILE_INCOMPLETE', `the file ends inside of ${this.depth} elements`);
    this.#parser.close();
  }

  #documentType(doctype: string): void {
    this.#passed();
    if (!this.namesDocumentType)
      throw new XmlRefusal('FORMAT_ERROR', 'a document type (DOCTYPE) is not allowed');
    if (doctype.includes('['))
      throw new XmlRefusal(
        'FORMAT_ERROR',
        'declarations inside of a document type (DOCTYPE) are not allowed',
      );
  }

  #attribute({ prefix, local, value }: SaxesAttributeNSIncomplete): void {
    this.#attributeCount += 1;
    if (this.#attributeCount > xmlLimits.attributes)
      throw new XmlRefusal('FORMAT_ERROR', `an element has more than ${xmlLimits.attributes} attributes`);
    if (prefix === '' && local !== 'xmlns') (this.#attributes ??= new Map()).set(local, value);
  }

  #opened({ local, uri }: SaxesTagNS): void {
    this.#passed();
    if (this.depth >= xmlLimits.depth)
      throw new XmlRefusal(
        'FORMAT_ERROR',
        `elements are inside of each other more than ${xmlLimits.depth} times`,
      );
    const name = this.#told.at(-1) === false ? null : this.#names.of(uri, local);
    this.#told.push(name !== null);
    this.#listenToText(name !== null);
    if (name !== null) this.listener.opened(name, this.#attributes ?? none, this.#tagStart);
  }

  #closed(): void {
    this.#passed();
    if (this.#told.pop()) this.listener.closed(this.#parser.position);
    this.#listenToText(this.#told.at(-1) !== false);
  }

  /** A text that nobody listens to is not kept by the tokenizer either. */
  #listenToText(listening: boolean): void {
    if (listening === this.#listens) return;
    this.#listens = listening;
    if (listening) {
      this.#parser.on('text', this.#text);
      this.#parser.on('cdata', this.#section);
    } else {
      this.#parser.off('text');
      this.#parser.off('cdata');
    }
  }

  readonly #text = (text: string): void => {
    // It is told behind the `<` that ends it.
    this.#passed(1);
    if (this.depth > 0) this.listener.text(text);
  };

  readonly #section = (text: string): void => {
    this.#passed();
    if (this.depth > 0) this.listener.text(text);
  };

  /** Of a tag, comment or text. */
  get #limit(): number {
    return this.#told.at(-1) === false ? xmlLimits.skippedMarkup : xmlLimits.markup;
  }

  #refuseBeyond(characters: number): void {
    if (this.#parser.position - this.#progress <= characters) return;
    throw new XmlRefusal('FORMAT_ERROR', `a tag, comment or text has more than ${this.#limit} characters`);
  }

  /** @param ahead characters that were read of what follows. */
  #passed(ahead = 0): void {
    this.#refuseBeyond(this.#limit);
    this.#progress = this.#parser.position - ahead;
  }
}

import type { FileReader } from '../file-reader.js';
import type { Fault, Parsed, Place } from '../parsed.js';
import { BytePositions } from './byte-positions.js';
import { byteOrderMark, declaredCharset } from './charset.js';
import { ElementBuilder } from './element-builder.js';
import { StrictDecoder } from './strict-decoder.js';
import { knownName, type XmlElement } from './xml-element.js';
import type { XmlFormat, XmlMapping } from './xml-format.js';
import { XmlReading } from './xml-reading.js';
import { XmlRefusal } from './xml-refusal.js';
import { XmlTags, type TagListener } from './xml-tags.js';

/** Bytes within which a file declares its charset. */
const declarationSize = 256;

/** Reads one file of a format. Every byte of it belongs to one record. */
export class XmlReader implements FileReader, TagListener {
  readonly #tags: XmlTags;
  #input: { readonly decoder: StrictDecoder; readonly positions: BytePositions } | null = null;
  #beginning: Buffer = Buffer.alloc(0);
  #root: string | null = null;
  /** The document that is being read. */
  #open: { readonly builder: ElementBuilder; readonly mapping: XmlMapping } | null = null;
  /** Of an envelope: what says how many documents it has. */
  #count: ElementBuilder | null = null;
  #announced: number | null = null;
  /** A document that is its file's root, until the file ends well. */
  #last: { readonly element: XmlElement; readonly mapping: XmlMapping } | null = null;
  #ready: Parsed[] = [];
  #ordinal = 0;
  #received = 0;
  /** Bytes of the records that were told. */
  #told = 0;
  #refused: Fault | null = null;

  /** @param tolerance by how much amounts of a document may differ from what their parts give, decimal text. */
  constructor(
    private readonly format: XmlFormat,
    private readonly tolerance?: string,
  ) {
    this.#tags = new XmlTags(this, format.prefixOf, format.skipped, format.namesDocumentType);
  }

  *push(chunk: Buffer): Generator<Parsed> {
    this.#received += chunk.length;
    if (this.#refused) return;
    if (this.#input) this.#read(chunk, this.#input);
    else {
      this.#beginning = Buffer.concat([this.#beginning, chunk]);
      if (this.#beginning.length >= declarationSize) this.#begin();
    }
    yield* this.#taken();
  }

  *end(): Generator<Parsed> {
    if (this.#received === 0) return;
    if (!this.#input && !this.#refused) this.#begin();
    this.#guarded(() => {
      this.#input?.decoder.end();
      this.#refuseBroken();
      this.#tags.end();
      if (this.#root === null)
        throw new XmlRefusal('FORMAT_ERROR', `the root element is none of ${this.format.name}`);
    });
    yield* this.#taken();
    yield this.#rest();
  }

  opened(name: string, attributes: ReadonlyMap<string, string>, position: number): void {
    const offset = this.#byteAt(position);
    const within = this.#open?.builder ?? this.#count;
    if (within) {
      within.open(name, attributes, offset);
      return;
    }
    const isRoot = this.#root === null;
    this.#root ??= name;
    const mapping = this.format.mappingOf(name);
    if (mapping) {
      const builder = new ElementBuilder();
      this.#open = { builder, mapping };
      builder.open(name, attributes, offset);
    } else if (isRoot && !this.format.isEnvelope(name)) {
      throw new XmlRefusal('FORMAT_ERROR', `${knownName(name)} is no document of ${this.format.name}`);
    } else if (name === this.format.countName) {
      this.#count = new ElementBuilder();
      this.#count.open(name, attributes, offset);
    }
  }

  text(text: string): void {
    (this.#open?.builder ?? this.#count)?.append(text);
  }

  closed(position: number): void {
    if (this.#open) this.#closedDocument(this.#open, position);
    else if (this.#count) {
      const counted = this.#count.close();
      if (counted) this.#announce(counted);
    }
  }

  #closedDocument(
    open: { readonly builder: ElementBuilder; readonly mapping: XmlMapping },
    position: number,
  ): void {
    const element = open.builder.close();
    if (!element) return;
    this.#open = null;
    if (this.#tags.depth === 0) this.#last = { element, mapping: open.mapping };
    else this.#ready.push(this.#mapped(element, open.mapping, this.#byteAt(position) - element.offset));
  }

  #announce(element: XmlElement): void {
    this.#count = null;
    const text = element.text ?? '';
    if (!/^\d{1,9}$/.test(text))
      throw new XmlRefusal('FORMAT_ERROR', `${knownName(element.name)} has no number of documents`);
    this.#announced = (this.#announced ?? 0) + Number(text);
  }

  #begin(): void {
    const charset = declaredCharset(this.#beginning);
    const mark = this.#beginning.subarray(0, 3).equals(byteOrderMark) ? byteOrderMark.length : 0;
    if (charset === null) {
      this.#refuse(new XmlRefusal('ENCODING_ERROR', 'the file is in a charset that is not read'), 0);
      return;
    }
    const decoder = new StrictDecoder(charset, mark);
    const input = { decoder, positions: new BytePositions(mark, (text) => decoder.sizeOf(text)) };
    this.#input = input;
    this.#read(this.#beginning.subarray(mark), input);
    this.#beginning = Buffer.alloc(0);
  }

  #read(chunk: Buffer, { decoder, positions }: { decoder: StrictDecoder; positions: BytePositions }): void {
    const text = decoder.decoded(chunk);
    positions.append(text);
    this.#guarded(() => {
      this.#tags.write(text);
      positions.at(this.#tags.position);
      this.#refuseBroken();
    });
  }

  #refuseBroken(): void {
    const broken = this.#input?.decoder.broken ?? null;
    if (broken === null) return;
    throw new XmlRefusal('ENCODING_ERROR', `byte ${broken} is no letter of the charset`, broken);
  }

  #guarded(read: () => void): void {
    if (this.#refused) return;
    try {
      read();
    } catch (refusal) {
      if (!(refusal instanceof XmlRefusal)) throw refusal;
      this.#refuse(refusal, refusal.offset ?? this.#byteAt(this.#tags.position));
    }
  }

  #refuse({ code, detail }: XmlRefusal, offset: number): void {
    const within = this.#open?.builder.current;
    const ordinal = this.#open || this.#last ? this.#ordinal + 1 : 0;
    this.#refused = { code, detail, place: { offset, ordinal, hint: within?.path ?? this.#rootPath() } };
    this.#last = null;
  }

  #mapped(element: XmlElement, mapping: XmlMapping, size: number): Parsed {
    this.#ordinal += 1;
    this.#told += size;
    const place: Place = { offset: element.offset, ordinal: this.#ordinal, hint: element.path };
    const reading = new XmlReading(element, this.#ordinal, this.tolerance);
    const mapped = mapping(reading, element);
    if (typeof mapped === 'string' && reading.faults.length === 0)
      return { kind: 'passed', what: mapped, place, size };
    const document = typeof mapped === 'string' ? null : reading.checked(mapped);
    return document
      ? { kind: 'document', document, place, size }
      : { kind: 'faulty', faults: reading.faults, offset: element.offset, size };
  }

  /** What of the file is in no record yet: its only document, its envelope, or why it could not be read. */
  #rest(): Parsed {
    const size = this.#received - this.#told;
    if (this.#refused) return { kind: 'faulty', faults: [this.#refused], size };
    if (this.#last) return this.#mapped(this.#last.element, this.#last.mapping, size);
    const place = { offset: 0, ordinal: 0, hint: this.#rootPath() };
    if (this.#announced !== null && this.#announced !== this.#ordinal) {
      const detail = `the envelope says ${this.#announced} documents, ${this.#ordinal} were read`;
      return { kind: 'faulty', faults: [{ code: 'COUNT_MISMATCH', detail, place }], size };
    }
    return { kind: 'passed', what: knownName(this.#root ?? ''), place, size };
  }

  #rootPath(): string {
    return `/${this.#root === null ? '' : knownName(this.#root)}`;
  }

  #byteAt(position: number): number {
    return this.#input?.positions.at(position) ?? 0;
  }

  #taken(): Parsed[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }
}

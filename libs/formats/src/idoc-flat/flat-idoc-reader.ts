import type { FileReader } from '../file-reader.js';
import type { Fault, Parsed } from '../parsed.js';
import type { TextCharset } from '../text/charset.js';
import { LineCutter, type Line } from '../text/line-cutter.js';
import type { XmlMapping } from '../xml/xml-format.js';
import { XmlReading } from '../xml/xml-reading.js';
import { controlRecord } from './data-record.js';
import { FlatIdoc } from './flat-idoc.js';
import { layoutFinder, type SegmentLayout, type SegmentLayouts } from './segment-layout.js';

/** Reads IDocs from lines. Every byte of a file is in the size of one outcome. */
export class FlatIdocReader implements FileReader {
  readonly #lines = new LineCutter();
  #idoc: FlatIdoc | undefined;
  readonly #layoutOf: (segment: string) => SegmentLayout | undefined;
  #ordinal = 0;

  constructor(
    private readonly charset: TextCharset,
    layouts: SegmentLayouts,
    private readonly mapping: XmlMapping,
    private readonly tolerance?: string,
  ) {
    this.#layoutOf = layoutFinder(layouts);
  }

  *push(chunk: Buffer): Generator<Parsed> {
    this.#lines.push(chunk);
    for (let line = this.#lines.next(); line; line = this.#lines.next()) yield* this.#line(line);
  }

  *end(): Generator<Parsed> {
    const last = this.#lines.last();
    if (last) yield* this.#line(last);
    yield* this.#close();
  }

  *#line(line: Line): Generator<Parsed> {
    if (!line.tooLong && line.bytes.slice(0, 10).trimEnd() === controlRecord) {
      yield* this.#close();
      this.#idoc = new FlatIdoc(line, this.charset, this.#layoutOf);
    } else if (!line.tooLong && line.bytes.trim() === '') {
      if (this.#idoc) this.#idoc.size += line.size;
      else yield this.#passed('blank', line.offset, `line ${line.number}`, line.size);
    } else if (this.#idoc) this.#idoc.add(line);
    else {
      const place = { offset: line.offset, ordinal: this.#ordinal + 1, hint: `line ${line.number}` };
      const detail = 'a segment stands before any control record';
      yield { kind: 'faulty', faults: [{ code: 'FORMAT_ERROR', detail, place }], size: line.size };
    }
  }

  *#close(): Generator<Parsed> {
    const idoc = this.#idoc;
    if (!idoc) return;
    this.#idoc = undefined;
    this.#ordinal += 1;
    yield this.#outcome(idoc, this.#ordinal);
  }

  #outcome({ findings, root, size, hint }: FlatIdoc, ordinal: number): Parsed {
    if (findings.length > 0) {
      const faults = findings.map(({ code, detail, offset, hint: at }): Fault => {
        return { code, detail, place: { offset, ordinal, hint: at } };
      });
      return { kind: 'faulty', faults, offset: root.offset, size };
    }
    const reading = new XmlReading(root, ordinal, this.tolerance);
    const mapped = this.mapping(reading, root);
    if (typeof mapped === 'string' && reading.faults.length === 0)
      return this.#passed(mapped, root.offset, hint, size, ordinal);
    const document = typeof mapped === 'string' ? null : reading.checked(mapped);
    return document
      ? { kind: 'document', document, place: { offset: root.offset, ordinal, hint }, size }
      : { kind: 'faulty', faults: reading.faults, offset: root.offset, size };
  }

  #passed(what: string, offset: number, hint: string, size: number, ordinal = this.#ordinal + 1): Parsed {
    return { kind: 'passed', what, place: { offset, ordinal, hint }, size };
  }
}

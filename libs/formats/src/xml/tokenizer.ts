import { SaxesParser } from 'saxes';

const options = { xmlns: true, position: true, forceXMLVersion: true, defaultXMLVersion: '1.0' } as const;

type Parser = SaxesParser<typeof options>;

/** What is used of it; its private fields are not looked at, so that they can be declared again. */
const PublicParser: new (
  chosen: typeof options,
) => Pick<Parser, 'on' | 'off' | 'write' | 'close' | 'position'> = SaxesParser;

/**
 * The tokenizer with places for its listeners. It adds one for each listener when that comes; an object to which so many are
 * added is a hash table for the engine, and every character is read through it, at a third of the speed.
 */
export class Tokenizer extends PublicParser {
  readonly errorHandler = undefined;
  readonly doctypeHandler = undefined;
  readonly openTagStartHandler = undefined;
  readonly attributeHandler = undefined;
  readonly openTagHandler = undefined;
  readonly closeTagHandler = undefined;
  readonly commentHandler = undefined;
  readonly piHandler = undefined;
  readonly textHandler = undefined;
  readonly cdataHandler = undefined;

  constructor() {
    super(options);
  }
}

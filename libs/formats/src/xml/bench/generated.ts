/** Bytes that come at once, as files are read. */
const chunkSize = 65_536;

/** IDocs of about so many bytes in one file: an order of 20 lines, again and again. */
export function generatedIdocs(bytes: number): Iterable<Buffer> {
  const lines = Array.from(
    { length: 20 },
    (_, at) =>
      `<E1EDP01 SEGMENT="1"><POSEX>${at + 1}</POSEX><MENGE>10.000</MENGE><MENEE>C62</MENEE><VPREI>12.55</VPREI>` +
      `<PEINH>1</PEINH><NETWR>125.50</NETWR><E1EDP20 SEGMENT="1"><EDATU>20240501</EDATU></E1EDP20>` +
      `<E1EDP19 SEGMENT="1"><QUALF>002</QUALF><IDTNR>SKU${at}</IDTNR><KTEXT>Printing paper, 2mm</KTEXT></E1EDP19></E1EDP01>`,
  );
  const idoc =
    `<IDOC BEGIN="1"><EDI_DC40 SEGMENT="1"><MESTYP>ORDERS</MESTYP></EDI_DC40><E1EDK01 SEGMENT="1"><CURCY>TRY</CURCY></E1EDK01>` +
    `<E1EDK03 SEGMENT="1"><IDDAT>012</IDDAT><DATUM>20240318</DATUM></E1EDK03>` +
    `<E1EDKA1 SEGMENT="1"><PARVW>AG</PARVW><PARTN>100470817</PARTN></E1EDKA1>` +
    `<E1EDK02 SEGMENT="1"><QUALF>001</QUALF><BELNR>PO1</BELNR></E1EDK02>${lines.join('\n')}</IDOC>\n`;
  return repeated('<ORDERS05>', idoc, '</ORDERS05>', bytes);
}

/** A document with an attachment of about so many bytes. */
export function generatedAttachment(bytes: number): Iterable<Buffer> {
  const namespace = 'urn:oasis:names:specification:ubl:schema:xsd:';
  return repeated(
    `<ApplicationResponse xmlns="${namespace}ApplicationResponse-2" xmlns:cbc="${namespace}CommonBasicComponents-2"><cbc:EmbeddedDocumentBinaryObject>`,
    'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0',
    '</cbc:EmbeddedDocumentBinaryObject></ApplicationResponse>',
    bytes,
  );
}

/** Many pieces are one block: making them costs nothing while others are measured. */
function* repeated(opening: string, piece: string, closing: string, bytes: number): Generator<Buffer> {
  const block = Buffer.from(piece.repeat(Math.ceil(chunkSize / piece.length)));
  yield Buffer.from(opening);
  for (let written = 0; written < bytes; written += block.length) yield block;
  yield Buffer.from(closing);
}

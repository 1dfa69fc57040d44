/** Pieces that break files, one character for each byte, by the family of formats that they mean something in. */
const everywhere = [
  ...['9'.repeat(40), '-', '0', ',', '.', '1e9', ' ', '\r', '\n', '\r\n', '\t'],
  ...['\u{0}', '\u{81}', '\u{C3}', '\u{FE}', '\u{FF}', '\u{EF}\u{BB}\u{BF}', '\u{EF}\u{BF}\u{BD}'],
  ...['__proto__', 'constructor'],
];

const edi = [
  ...["'", '+', ':', '?', '~', '*', '>', "UNA:+.?*'", "UNB+UNOC:3+A+B+1:2+1'", "UNH+1+INVOIC:D:96A:UN'"],
  ...["UNT+0+1'", "UNZ+1+1'", "UNO+1+1+1+99999'", "LIN+1'", "MOA+9:1,2.3'", "UNS+S'"],
  ...['ST*810*1~', 'SE*1*1~', 'ISA*'],
];

const xml = [
  ...['<', '>', '/>', '"', '&', ';', '&amp;', '&#0;', '&#x110000;', '&x;', ']]>', '<![CDATA[', '<!--', '-->'],
  ...['<?xml version="1.1"?>', '<?xml encoding="x"?>', '<!DOCTYPE a [<!ENTITY b "c">]>', '<a>', '</a>'],
  ...['<cbc:ID>', '<IDOC>', '</IDOC>', '<cXML>', ' xmlns=""', ' xmlns:cbc="a"', ' xml:a="b"'],
];

const rows = [';', '"', '""', '|', '1;', 'TOPLAM;', '1,5', '15.02.2024', '01', 'D', 'T000001'];

const idocFlat = ['EDI_DC40', 'E2EDK01005', 'E2EDP01', '000001', '0'.repeat(16), ' '.repeat(30)];

export const splinters = {
  edi: [...everywhere, ...edi],
  xml: [...everywhere, ...xml],
  rows: [...everywhere, ...rows],
  idocFlat: [...everywhere, ...idocFlat],
} as const;
export type Family = keyof typeof splinters;

import { eachLine, type GeneratedFile } from './generated-file.js';

/** Orders of SAP as XML. */
export const generatedIdocXml: GeneratedFile = {
  opening: '<?xml version="1.0" encoding="UTF-8"?><ORDERS05>',
  document: (number) =>
    `<IDOC BEGIN="1"><EDI_DC40 SEGMENT="1"><MESTYP>ORDERS</MESTYP></EDI_DC40><E1EDK01 SEGMENT="1"><CURCY>TRY</CURCY></E1EDK01>` +
    `<E1EDK03 SEGMENT="1"><IDDAT>012</IDDAT><DATUM>20240318</DATUM></E1EDK03>` +
    `<E1EDKA1 SEGMENT="1"><PARVW>AG</PARVW><PARTN>100470817</PARTN></E1EDKA1>` +
    `<E1EDK02 SEGMENT="1"><QUALF>001</QUALF><BELNR>PO${number}</BELNR></E1EDK02>` +
    eachLine(
      (at) =>
        `<E1EDP01 SEGMENT="1"><POSEX>${at + 1}</POSEX><MENGE>10.000</MENGE><MENEE>C62</MENEE><VPREI>12.55</VPREI>` +
        `<PEINH>1</PEINH><NETWR>125.50</NETWR><E1EDP20 SEGMENT="1"><EDATU>20240501</EDATU></E1EDP20>` +
        `<E1EDP19 SEGMENT="1"><QUALF>002</QUALF><IDTNR>SKU${at}</IDTNR><KTEXT>Printing paper, 2mm</KTEXT></E1EDP19></E1EDP01>\n`,
    ) +
    '</IDOC>\n',
  closing: () => '</ORDERS05>',
};

/** The same orders in lines. */
export const generatedIdocFlat: GeneratedFile = {
  opening: '',
  document: (number) => {
    const records: string[] = [];
    const add = (segment: string, parent: number, data: string): void => {
      const head = `${segment.padEnd(30)}800${String(number).padStart(16, '0')}`;
      const place = `${String(records.length).padStart(6, '0')}${String(parent).padStart(6, '0')}02`;
      records.push(head + place + data);
    };
    records.push(
      `${'EDI_DC40'.padEnd(10)}800${String(number).padStart(16, '0')}`.padEnd(99) + 'ORDERS'.padEnd(425),
    );
    add('E2EDK01005', 0, `    TRY`);
    add('E2EDK03', 0, '01220240318');
    add('E2EDKA1', 0, `AG ${'100470817'.padEnd(17)}`);
    add('E2EDK02', 0, `001PO${number}`);
    eachLine((at) => {
      const quantity = `${'10.000'.padEnd(15)}C62`;
      const line = records.length;
      add(
        'E2EDP01',
        0,
        `${String(at + 1).padEnd(11)}${quantity}${' '.repeat(25)}${'12.55'.padEnd(15)}${'1'.padEnd(9)}125.50`,
      );
      add('E2EDP20', line, `${' '.repeat(30)}20240501`);
      add('E2EDP19', line, `002${`SKU${at}`.padEnd(35)}Printing paper, 2mm`);
      return '';
    });
    return `${records.join('\r\n')}\r\n`;
  },
  closing: () => '',
};

import { eachLine, type GeneratedFile } from './generated-file.js';

/** Invoices of EDIFACT. */
export const generatedEdifact: GeneratedFile = {
  opening: "UNA:+.? 'UNB+UNOC:3+4012345000009:14+5412345000013:14+240311:0149+1'",
  document: (number) => {
    const head = `BGM+380+INV${number}+9'DTM+137:20240311:102'RFF+ON:PO1'NAD+SE+4012345000009::9'RFF+VA:DK16356607'NAD+BY+5412345000013::9'CUX+2:EUR:4'`;
    const lines = eachLine(
      (at) =>
        `LIN+${at + 1}++5412345${100_000 + at}:EN'PIA+5+SKU${at}:SA'IMD+F++:::Printing paper, 2mm, box of ${at + 1}'` +
        `QTY+47:10:PCE'MOA+203:125.5'PRI+AAA:12.55:::1:PCE'TAX+7+VAT+++:::20+S'`,
    );
    const totals = `UNS+S'MOA+79:2510'MOA+389:2510'MOA+176:502'MOA+388:3012'MOA+9:3012'TAX+7+VAT+++:::20+S'MOA+125:2510'MOA+124:502'`;
    const body = head + lines + totals;
    return `UNH+${number}+INVOIC:D:96A:UN'${body}UNT+${body.split("'").length + 1}+${number}'`;
  },
  closing: (documents) => `UNZ+${documents}+1'`,
};

const isa =
  'ISA*00*          *00*          *ZZ*BUYER          *ZZ*SELLER         *240229*0339*U*00400*000000001*0*P*>~';

/** Purchase orders of X12. */
export const generatedX12: GeneratedFile = {
  opening: `${isa}GS*PO*A*B*20240229*0339*1*X*004010~`,
  document: (number) => {
    const lines = eachLine(
      (at) =>
        `PO1*${at + 1}*10*EA*12.55*PE*UP*5412345${100_000 + at}*VN*SKU${at}~PID*F****Printing paper, 2mm, box of ${at + 1}~`,
    );
    const body = `BEG*00*SA*PO${number}**20240228~N1*BY**92*7~${lines}CTT*20*200~`;
    return `ST*850*${number}~${body}SE*${body.split('~').length + 1}*${number}~`;
  },
  closing: (documents) => `GE*${documents}*1~IEA*1*000000001~`,
};

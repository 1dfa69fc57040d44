/** Bytes that come at once, as files are read. */
const chunkSize = 65_536;

/** An EDIFACT interchange of about so many bytes: one invoice of 20 lines, again and again. */
export function generatedEdifact(bytes: number): Iterable<Buffer> {
  const lines = Array.from(
    { length: 20 },
    (_, at) =>
      `LIN+${at + 1}++5412345${100000 + at}:EN'PIA+5+SKU${at}:SA'IMD+F++:::Printing paper, 2mm, box of ${at + 1}'` +
      `QTY+47:10:PCE'MOA+203:125.5'PRI+AAA:12.55:::1:PCE'TAX+7+VAT+++:::20+S'`,
  );
  const head = `BGM+380+INV1+9'DTM+137:20240311:102'RFF+ON:PO1'NAD+SE+4012345000009::9'RFF+VA:DK16356607'NAD+BY+5412345000013::9'CUX+2:EUR:4'`;
  const totals = `UNS+S'MOA+79:2510'MOA+389:2510'MOA+176:502'MOA+388:3012'MOA+9:3012'TAX+7+VAT+++:::20+S'MOA+125:2510'MOA+124:502'`;
  const body = head + lines.join('') + totals;
  const count = body.split("'").length + 1;
  return interchange(
    "UNA:+.? 'UNB+UNOC:3+4012345000009:14+5412345000013:14+240311:0149+1'",
    `UNH+1+INVOIC:D:96A:UN'${body}UNT+${count}+1'`,
    bytes,
    (messages) => `UNZ+${messages}+1'`,
  );
}

/** The same for X12: a purchase order of 20 lines. */
export function generatedX12(bytes: number): Iterable<Buffer> {
  const lines = Array.from(
    { length: 20 },
    (_, at) =>
      `PO1*${at + 1}*10*EA*12.55*PE*UP*5412345${100000 + at}*VN*SKU${at}~PID*F****Printing paper, 2mm, box of ${at + 1}~`,
  );
  const body = `BEG*00*SA*PO1**20240228~N1*BY**92*7~${lines.join('')}CTT*20*200~`;
  const isa =
    'ISA*00*          *00*          *ZZ*BUYER          *ZZ*SELLER         *240229*0339*U*00400*000000001*0*P*>~';
  return interchange(
    `${isa}GS*PO*A*B*20240229*0339*1*X*004010~`,
    `ST*850*1~${body}SE*${body.split('~').length + 1}*1~`,
    bytes,
    (sets) => `GE*${sets}*1~IEA*1*000000001~`,
  );
}

/** Many messages are one block: making them costs nothing while others are measured. */
function* interchange(
  opening: string,
  message: string,
  bytes: number,
  closing: (messages: number) => string,
): Generator<Buffer> {
  const each = Math.ceil(chunkSize / message.length);
  const block = Buffer.from(message.repeat(each));
  yield Buffer.from(opening);
  let messages = 0;
  for (let written = 0; written < bytes; written += block.length) {
    messages += each;
    yield block;
  }
  yield Buffer.from(closing(messages));
}

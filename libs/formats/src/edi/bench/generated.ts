/** An EDIFACT interchange of invoices of 20 lines, of about so many bytes, in chunks as files are read. */
export function* generatedEdifact(bytes: number): Generator<Buffer> {
  const lines = Array.from(
    { length: 20 },
    (_, at) =>
      `LIN+${at + 1}++5412345${100000 + at}:EN'PIA+5+SKU${at}:SA'IMD+F++:::Printing paper, 2mm, box of ${at + 1}'QTY+47:10:PCE'` +
      `MOA+203:125.5'PRI+AAA:12.55:::1:PCE'TAX+7+VAT+++:::20+S'`,
  ).join('');
  const totals =
    "UNS+S'MOA+79:2510'MOA+389:2510'MOA+176:502'MOA+388:3012'MOA+9:3012'TAX+7+VAT+++:::20+S'MOA+125:2510'MOA+124:502'";
  yield Buffer.from("UNA:+.? 'UNB+UNOC:3+4012345000009:14+5412345000013:14+240311:0149+1'");
  let count = 0;
  for (let written = 0; written < bytes;) {
    count += 1;
    const body = `BGM+380+INV${count}+9'DTM+137:20240311:102'RFF+ON:PO${count}'NAD+SE+4012345000009::9'RFF+VA:DK16356607'NAD+BY+5412345000013::9'CUX+2:EUR:4'${lines}${totals}`;
    const segments = body.split("'").length + 1;
    const message = Buffer.from(`UNH+${count}+INVOIC:D:96A:UN'${body}UNT+${segments}+${count}'`);
    written += message.length;
    yield message;
  }
  yield Buffer.from(`UNZ+${count}+1'`);
}

/** The same for X12: purchase orders of 20 lines. */
export function* generatedX12(bytes: number): Generator<Buffer> {
  const lines = Array.from(
    { length: 20 },
    (_, at) =>
      `PO1*${at + 1}*10*EA*12.55*PE*UP*5412345${100000 + at}*VN*SKU${at}~PID*F****Printing paper, 2mm, box of ${at + 1}~`,
  ).join('');
  yield Buffer.from(
    'ISA*00*          *00*          *ZZ*BUYER          *ZZ*SELLER         *240229*0339*U*00400*000000001*0*P*>~GS*PO*A*B*20240229*0339*1*X*004010~',
  );
  let count = 0;
  for (let written = 0; written < bytes;) {
    count += 1;
    const body = `BEG*00*SA*PO${count}**20240228~N1*BY**92*7~${lines}CTT*20*200~`;
    const message = Buffer.from(`ST*850*${count}~${body}SE*${body.split('~').length + 1}*${count}~`);
    written += message.length;
    yield message;
  }
  yield Buffer.from(`GE*${count}*1~IEA*1*000000001~`);
}

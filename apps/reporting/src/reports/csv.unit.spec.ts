import { describe, expect, it } from '@jest/globals';
import { csvRecord } from './csv.js';

describe('a CSV record', () => {
  it.each([
    [['a', 'b'], 'a,b'],
    [['', null, 0, 12], ',,0,12'],
    [['a,b', 'say "no"', 'two\r\nlines', 'one\nmore'], '"a,b","say ""no""","two\r\nlines","one\nmore"'],
    [['Çağlayan mum', 'ŞİŞ'], 'Çağlayan mum,ŞİŞ'],
    // Numbers are no formulas.
    [['-12.50', '+3', -1, '0.00'], '-12.50,+3,-1,0.00'],
    [['=1+1', '+A1', '-A1', '@SUM(A1)', '\tx', '-1-1'], `'=1+1,'+A1,'-A1,'@SUM(A1),'\tx,'-1-1`],
    [['=HYPERLINK("x","y")'], `"'=HYPERLINK(""x"",""y"")"`],
    [['a=b', '1-2', '2026-03-01'], 'a=b,1-2,2026-03-01'],
  ])('of %j', (fields, record) => {
    expect(csvRecord(fields)).toBe(`${record}\r\n`);
  });
});

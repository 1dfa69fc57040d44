const amount = { type: 'decimal', places: 2, decimal: ',', grouping: '.' };

/** A destination that gets lines of invoices as Excel in Türkiye writes them. */
export function csvDestination(changes: object = {}, writing: object = {}) {
  return {
    name: 'muhasebe',
    event: 'erp.finance.FaturaKesildi.v1',
    since: '2026-01-01',
    files: { per: 'event', name: 'FATURA-{invoiceNo}.csv' },
    write: {
      format: 'csv',
      charset: 'windows-1254',
      dialect: { separator: ';' },
      header: 'names',
      columns: [
        { name: 'Fatura No', field: 'invoiceNo' },
        { name: 'Tarih', field: 'issueDate', value: { type: 'day', pattern: 'DD.MM.YYYY' } },
        { name: 'Cari', field: 'accountNo' },
        { name: 'Döviz', field: 'currency' },
        { name: 'Stok Kodu', field: 'lines.sku' },
        { name: 'Birim', field: 'lines.unit', value: { type: 'text', codes: { C62: 'ADET' } } },
        { name: 'Miktar', field: 'lines.quantity', value: { ...amount, places: 3 } },
        { name: 'Fiyat', field: 'lines.unitPrice', value: { ...amount, places: 6 } },
        { name: 'Tutar', field: 'lines.net', value: amount },
      ],
      totals: [
        { text: 'TOPLAM' },
        { count: 'rows' },
        ...Array.from({ length: 6 }, () => ({ text: '' })),
        { sum: 'Tutar' },
      ],
      ...writing,
    },
    ...changes,
  };
}

/** A destination that gets invoices as lines of the host's time. */
export function fixedWidthDestination(changes: object = {}, writing: object = {}) {
  return {
    name: 'anabilgisayar',
    event: 'erp.finance.FaturaKesildi.v1',
    since: '2026-01-01',
    files: { per: 'day', name: 'SATIS-{day}.txt', closeAt: '00:00' },
    write: {
      format: 'fixedWidth',
      charset: 'cp857',
      columns: [
        { name: 'TIP', text: 'S', at: 1, length: 1 },
        { name: 'FATURA', field: 'invoiceNo', at: 2, length: 16 },
        { name: 'TARIH', field: 'issueDate', value: { type: 'day', pattern: 'YYYYMMDD' }, at: 18, length: 8 },
        { name: 'STOK', field: 'lines.sku', at: 26, length: 12 },
        {
          name: 'TUTAR',
          field: 'lines.net',
          value: { type: 'decimal', places: 2, decimal: null },
          at: 38,
          length: 11,
          align: 'zeros',
        },
      ],
      totals: [
        { text: 'T', at: 1, length: 1 },
        { count: 'rows', at: 2, length: 6, align: 'zeros' },
        { sum: 'TUTAR', at: 38, length: 11, align: 'zeros' },
      ],
      ...writing,
    },
    ...changes,
  };
}

/** A destination that gets invoices of UBL-TR. */
export function ublDestination(changes: object = {}) {
  return {
    name: 'entegrator',
    event: 'erp.finance.FaturaKesildi.v1',
    since: '2026-01-01',
    files: { per: 'event', name: '{invoiceNo}.xml' },
    write: {
      format: 'ubl-tr',
      seller: {
        taxNo: '1234567890',
        name: 'Kervan Ticaret A.Ş.',
        taxOffice: 'Büyük Mükellefler',
        district: 'Beşiktaş',
        city: 'İstanbul',
      },
    },
    ...changes,
  };
}

export const employee = {
  employeeNo: 'P-017',
  startDate: '2010-01-04',
  commissionRate: '2.5',
  identity: {
    name: 'Deneme Kişi',
    tckn: '10000000146',
    email: 'deneme@kisi.example',
    phone: '+905320000000',
    iban: 'TR330006100519786457841326',
  },
};

/** Who an account belongs to, as the core's API takes it. */
export interface AccountIdentity {
  readonly name: string;
  /** VKN or TCKN. */
  readonly taxNo: string;
}

/** Made up, and unlike anything in Online Retail: whoever is called so in an event got there out of the core. */
export const customerIdentities: readonly AccountIdentity[] = [
  { name: 'Zümrütbahçe Kırtasiye Ltd. Şti.', taxNo: '1000000018' },
  { name: 'Feraye Üzümcüoğlu', taxNo: '10000000214' },
  { name: 'Tomurcuk Gökçeyurt', taxNo: '10000000382' },
];

/** Serves the customers who have a name, as made up as they are. */
export const salesRep = {
  employeeNo: 'PER-0001',
  startDate: '2010-01-04',
  /** Percent. */
  commissionRate: '2.5',
  identity: { name: 'Sarmaşık Ötegezen', tckn: '10000000450' },
} as const;

import { z } from 'zod';

/** An account of the Tek Duzen Hesap Plani. */
export const GlAccount = z
  .object({
    glAccount: z.string(),
    /** Official Turkish name. */
    name: z.string(),
    /** Of the balance sheet (assets, liabilities, equity) or of the income statement (income, expenses). */
    type: z.literal(['ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE']),
  })
  .meta({ id: 'GlAccount' });
export type GlAccount = z.output<typeof GlAccount>;

const account = (glAccount: string, name: string, type: GlAccount['type']): GlAccount => ({
  glAccount,
  name,
  type,
});

/** Every account that is posted to, by number. */
export const chartOfAccounts: readonly GlAccount[] = [
  account('100', 'Kasa', 'ASSET'),
  account('101', 'Alınan Çekler', 'ASSET'),
  account('102', 'Bankalar', 'ASSET'),
  account('120', 'Alıcılar', 'ASSET'),
  account('128', 'Şüpheli Ticari Alacaklar', 'ASSET'),
  account('129', 'Şüpheli Ticari Alacaklar Karşılığı (-)', 'ASSET'),
  account('153', 'Ticari Mallar', 'ASSET'),
  account('191', 'İndirilecek KDV', 'ASSET'),
  account('197', 'Sayım ve Tesellüm Noksanları', 'ASSET'),
  account('335', 'Personele Borçlar', 'LIABILITY'),
  account('340', 'Alınan Sipariş Avansları', 'LIABILITY'),
  account('360', 'Ödenecek Vergi ve Fonlar', 'LIABILITY'),
  account('391001', 'Hesaplanan KDV % 20', 'LIABILITY'),
  account('391002', 'Hesaplanan KDV % 10', 'LIABILITY'),
  account('391003', 'Hesaplanan KDV % 1', 'LIABILITY'),
  account('391004', 'Hesaplanan KDV % 18', 'LIABILITY'),
  account('391005', 'Hesaplanan KDV % 8', 'LIABILITY'),
  account('397', 'Sayım ve Tesellüm Fazlaları', 'LIABILITY'),
  account('500', 'Sermaye', 'EQUITY'),
  account('600', 'Yurtiçi Satışlar', 'INCOME'),
  account('601', 'Yurtdışı Satışlar', 'INCOME'),
  account('610', 'Satıştan İadeler (-)', 'INCOME'),
  account('621', 'Satılan Ticari Mallar Maliyeti (-)', 'EXPENSE'),
  account('644', 'Konusu Kalmayan Karşılıklar', 'INCOME'),
  account('646', 'Kambiyo Kârları', 'INCOME'),
  account('654', 'Karşılık Giderleri (-)', 'EXPENSE'),
  account('656', 'Kambiyo Zararları (-)', 'EXPENSE'),
  account('760', 'Pazarlama Satış ve Dağıtım Giderleri', 'EXPENSE'),
];

const names = new Map(chartOfAccounts.map(({ glAccount, name }) => [glAccount, name]));

/** Name of an account of the chart; its number where the chart does not have it. */
export function nameOf(glAccount: string): string {
  return names.get(glAccount) ?? glAccount;
}

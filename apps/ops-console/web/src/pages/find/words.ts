import type { Words } from '../../words/typed-words.js';

export const en = {
  title: 'Search',
  results: 'Matches for “{{query}}”',
  nothing: 'Nothing carries this identifier',
  nothingText:
    'Identifiers are matched whole: an order, invoice, account or work order number, the id of an event, flow or trace, or a record as topic/partition@offset.',
  ask: 'Type any identifier',
  kind: 'Kind',
  value: 'Identifier',
  events: 'Events',
  last: 'Last event',
};

export const tr: Words<typeof en> = {
  title: 'Arama',
  results: '“{{query}}” için sonuçlar',
  nothing: 'Bu tanımlayıcıyı taşıyan bir şey yok',
  nothingText:
    'Tanımlayıcılar bütün olarak aranır: sipariş, fatura, cari hesap ya da iş emri numarası, olay, akış ya da iz kimliği, ya da topic/bölüm@konum olarak bir kayıt.',
  ask: 'Herhangi bir tanımlayıcı yazın',
  kind: 'Tür',
  value: 'Tanımlayıcı',
  events: 'Olaylar',
  last: 'Son olay',
};

import type { Posting } from '../posting.js';

/** Postings as they stand in the ledger: account, customer, debit and credit in TRY. */
export function written(postings: readonly Posting[]) {
  return postings.map(({ glAccount, accountNo, debit, credit }) => [
    glAccount,
    accountNo,
    debit.lira.toString(),
    credit.lira.toString(),
  ]);
}

/** The same with the amounts of the document. */
export function writtenAsDocument(postings: readonly Posting[]) {
  return postings.map(({ glAccount, debit, credit }) => [
    glAccount,
    debit.document.toString(),
    credit.document.toString(),
  ]);
}

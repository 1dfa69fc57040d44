import { KervanError, type ErrorCode, type ErrorFacts } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { RequestInvalid } from '../http/request-invalid.js';
import { statusOf } from '../http/status-of.js';
import type { CommandRequest } from './command-request.js';
import { digestOf } from './request-digest.js';

interface Row<Answer> {
  readonly same: boolean;
  readonly refused: boolean;
  readonly answer: Answer;
  readonly refusal: { readonly code: ErrorCode; readonly message: string; readonly facts: ErrorFacts };
}

/**
 * A request's right to be done once. The row of the key is written first in the command's own transaction: a second
 * request with the key waits there for the first to end, and then finds its answer or does the work itself.
 */
export class IdempotencyKey<Answer> {
  private readonly digest: Buffer;

  /** @throws RequestInvalid for a key that is not 1 to 255 visible ASCII characters. */
  constructor(
    private readonly key: string,
    private readonly request: CommandRequest,
  ) {
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
      const message = 'must be 1 to 255 visible ASCII characters';
      throw new RequestInvalid([{ field: 'Idempotency-Key', message }]);
    }
    this.digest = digestOf(request);
  }

  /**
   * The answer that was given to the key before; null when the key is new and now this transaction's.
   *
   * @throws KervanError IDEMPOTENCY_KEY_REUSED where the key came with another request.
   */
  async claim(db: Db): Promise<{ readonly answer: Answer | KervanError } | null> {
    const claimed = await db.query(
      'INSERT INTO idempotency_key (key, request) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING key',
      [this.key, this.digest],
    );
    if (claimed.length > 0) return null;
    const [row] = await db.query<Row<Answer>>(
      `SELECT request = $2 AS same, status >= 400 AS refused,
         CASE WHEN status < 400 THEN body::json END AS answer,
         CASE WHEN status >= 400 THEN body::json END AS refusal
       FROM idempotency_key WHERE key = $1`,
      [this.key, this.digest],
    );
    // Its day ended between the two statements; another attempt finds the key free.
    if (!row) throw new KervanError('DATABASE_CONTENTION', 'the idempotency key has just expired');
    if (!row.same) {
      const message =
        'The Idempotency-Key was sent by another caller, or with another method, path or body before.';
      throw new KervanError('IDEMPOTENCY_KEY_REUSED', message);
    }
    if (!row.refused) return { answer: row.answer };
    const { code, message, facts } = row.refusal;
    return { answer: new KervanError(code, message, { facts }) };
  }

  /** Keeps what the caller is told; it is there for the next request with the key when the transaction commits. */
  async keep(db: Db, told: Answer | KervanError): Promise<void> {
    const refused = told instanceof KervanError;
    const body = refused ? { code: told.code, message: told.message, facts: told.facts } : told;
    await db.query('UPDATE idempotency_key SET status = $2, body = $3 WHERE key = $1', [
      this.key,
      refused ? statusOf(told.code) : this.request.status,
      JSON.stringify(body),
    ]);
  }
}

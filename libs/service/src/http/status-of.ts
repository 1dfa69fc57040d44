import { errorCatalogue, type ErrorCode } from '@kervan/contracts';

const statusOfCode: Partial<Record<ErrorCode, number>> = {
  REQUEST_INVALID: 422,
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  ACCOUNT_NOT_FOUND: 404,
  PRODUCT_NOT_FOUND: 404,
  ORDER_NOT_FOUND: 404,
  DEPOT_NOT_FOUND: 404,
  STOCK_ITEM_NOT_FOUND: 404,
  RESERVATION_NOT_FOUND: 404,
  STOCK_INSUFFICIENT: 409,
  RESOURCE_EXISTS: 409,
  ORDER_STATE_INVALID: 409,
  CREDIT_LIMIT_EXCEEDED: 409,
  IDENTITY_CONFLICT: 409,
  KDV_RATE_NOT_FOUND: 422,
  GL_ACCOUNT_NOT_FOUND: 422,
  NUMBER_INVALID: 422,
  RULE_VIOLATION: 422,
  VOUCHER_UNBALANCED: 422,
};

/** HTTP status of an error: what the caller can do nothing about is 500, what passes by itself 503. */
export function statusOf(code: ErrorCode): number {
  const known = statusOfCode[code];
  if (known !== undefined) return known;
  return errorCatalogue[code][0] === 'permanent' ? 500 : 503;
}

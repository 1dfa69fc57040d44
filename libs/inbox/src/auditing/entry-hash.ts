/**
 * SQL of an entry's hash over the columns of `entry`: SHA-256, in hex, of the UTF-8 text of the JSON array
 * `[previous, no, at, actor, action, subject, reason, details]`, `at` in UTC with microseconds.
 */
export const entryHash = `encode(sha256(convert_to(json_build_array(
  entry.previous, entry.no, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  entry.actor, entry.action, entry.subject, entry.reason, entry.details)::text, 'UTF8')), 'hex')`;

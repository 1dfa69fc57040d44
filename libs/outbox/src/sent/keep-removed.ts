const columns = 'id, lane, event_id, topic, key, sequence, headers, payload, created_at';

/** What a delete whose rows are kept returns. */
export const removedRow = columns;

/** Common table: the rows of the common table `removed` become sent events. */
export const keepRemoved = `kept AS (INSERT INTO outbox_sent (${columns}) SELECT ${columns} FROM removed)`;

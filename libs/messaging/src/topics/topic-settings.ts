/**
 * A compacted topic is compacted soon, so that it is read in a moment. Records get the broker's time: by the producer's a
 * broker refuses everything from a machine whose clock is an hour ahead, and retention keeps it too long or not at all.
 */
export function topicSettings(compacted: boolean, copies: number): Readonly<Record<string, string>> {
  return {
    ...(copies >= 3 && { 'min.insync.replicas': '2' }),
    'message.timestamp.type': 'LogAppendTime',
    ...(compacted
      ? { 'cleanup.policy': 'compact', 'segment.ms': '3600000', 'min.cleanable.dirty.ratio': '0.1' }
      : { 'cleanup.policy': 'delete' }),
  };
}

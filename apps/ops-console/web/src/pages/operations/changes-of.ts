import { mayAct, type Operation, type OperationChange, type Session } from '@kervan/console-api';

const changesFrom: Record<Operation['state'], readonly OperationChange[]> = {
  AWAITING_APPROVAL: ['approve', 'cancel'],
  RUNNING: ['pause', 'cancel'],
  PAUSED: ['resume', 'cancel'],
  STOPPED: ['resume', 'cancel'],
  CANCELLED: [],
  DONE: [],
};

/** Why a change is not offered: the role is too low, or who asked cannot agree. */
export type Hindrance = 'operator' | 'approver' | 'same-person';

export interface PossibleChange {
  readonly change: OperationChange;
  /** Null: this session may do it. */
  readonly hindrance: Hindrance | null;
}

/** What can be done with an operation as it is, and what of it this session may do. The services decide again. */
export function changesOf(operation: Operation, session: Session): PossibleChange[] {
  return changesFrom[operation.state].map((change) => ({
    change,
    hindrance: hindranceTo(change, operation, session),
  }));
}

function hindranceTo(change: OperationChange, operation: Operation, session: Session): Hindrance | null {
  const needed = change === 'approve' ? 'approver' : 'operator';
  if (!mayAct(session.role, needed)) return needed;
  return change === 'approve' && operation.createdBy === session.name ? 'same-person' : null;
}

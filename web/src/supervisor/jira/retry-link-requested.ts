import type { ClosureReference } from '@desk/protocol/closure';

/** What went wrong with a JIRA link is to be tried once more, at once: to make it, or to take it off. */
export class RetryLinkRequested extends Event {
  static readonly type = 'desk-retry-link-requested';
  readonly reference: Pick<ClosureReference, 'id' | 'state'>;

  constructor(reference: Pick<ClosureReference, 'id' | 'state'>) {
    super(RetryLinkRequested.type, { bubbles: true, composed: true });
    this.reference = reference;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-retry-link-requested': RetryLinkRequested;
  }
}

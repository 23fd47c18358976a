/** A person wants a JIRA link tried once more, at once. */
export class RetryLinkRequested extends Event {
  static readonly type = 'desk-retry-link-requested';
  readonly referenceId: string;

  constructor(referenceId: string) {
    super(RetryLinkRequested.type, { bubbles: true, composed: true });
    this.referenceId = referenceId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-retry-link-requested': RetryLinkRequested;
  }
}

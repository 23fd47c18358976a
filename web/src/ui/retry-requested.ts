/** A person wants the failed thing tried once more. */
export class RetryRequested extends Event {
  static readonly type = 'ui-retry-requested';

  constructor() {
    super(RetryRequested.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ui-retry-requested': RetryRequested;
  }
}

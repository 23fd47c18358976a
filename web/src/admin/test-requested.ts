/** A person wants to know whether the connection works. */
export class TestRequested extends Event {
  static readonly type = 'desk-test-requested';

  constructor() {
    super(TestRequested.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-test-requested': TestRequested;
  }
}

/** A person wants a dialog or dock gone: Escape, the cross or Cancel. The owner decides whether it goes. */
export class DismissRequested extends Event {
  static readonly type = 'ui-dismiss-requested';

  constructor() {
    super(DismissRequested.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ui-dismiss-requested': DismissRequested;
  }
}

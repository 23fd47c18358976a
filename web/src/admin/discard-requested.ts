/** A person wants to take their changes back. */
export class DiscardRequested extends Event {
  static readonly type = 'desk-discard-requested';

  constructor() {
    super(DiscardRequested.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-discard-requested': DiscardRequested;
  }
}

/** A person wants to save what the form holds. */
export class SaveRequested extends Event {
  static readonly type = 'desk-save-requested';

  constructor() {
    super(SaveRequested.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-save-requested': SaveRequested;
  }
}

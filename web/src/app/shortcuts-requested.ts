/** A person wants to see the shortcuts of this screen. */
export class ShortcutsRequested extends Event {
  static readonly type = 'desk-shortcuts-requested';

  constructor() {
    super(ShortcutsRequested.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-shortcuts-requested': ShortcutsRequested;
  }
}

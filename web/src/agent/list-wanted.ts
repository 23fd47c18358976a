/** The place where a person was is gone: put the focus on the list. */
export class ListWanted extends Event {
  static readonly type = 'desk-list-wanted';

  constructor() {
    super(ListWanted.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-list-wanted': ListWanted;
  }
}

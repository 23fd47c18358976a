/** A person chose an entry of a menu or list. */
export class ItemChosen extends Event {
  static readonly type = 'ui-item-chosen';
  readonly item: string;

  constructor(item: string) {
    super(ItemChosen.type, { bubbles: true, composed: true });
    this.item = item;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ui-item-chosen': ItemChosen;
  }
}

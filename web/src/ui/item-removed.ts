/** A person took one item out of a set, by its cross or with Backspace. */
export class ItemRemoved extends Event {
  static readonly type = 'ui-item-removed';
  readonly item: string;

  constructor(item: string) {
    super(ItemRemoved.type, { bubbles: true, composed: true });
    this.item = item;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ui-item-removed': ItemRemoved;
  }
}

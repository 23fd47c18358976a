/** A person gave a control another value. The control shows it already; the owner of the data decides what follows. */
export class ValueChanged<T = string> extends Event {
  static readonly type = 'ui-value-changed';
  readonly value: T;

  constructor(value: T) {
    super(ValueChanged.type, { bubbles: true, composed: true });
    this.value = value;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ui-value-changed': ValueChanged<unknown>;
  }
}

/** Of two values for one field a person took one. */
export class VersionPicked extends Event {
  static readonly type = 'desk-version-picked';
  readonly field: string;
  readonly whose: 'mine' | 'theirs';

  constructor(field: string, whose: 'mine' | 'theirs') {
    super(VersionPicked.type, { bubbles: true, composed: true });
    this.field = field;
    this.whose = whose;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-version-picked': VersionPicked;
  }
}

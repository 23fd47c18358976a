/** Chips or text of the reference field changed. `references` are texts that the parser reads back as one reference each. */
export class ReferencesChanged extends Event {
  static readonly type = 'desk-references-changed';
  readonly references: readonly string[];
  readonly typed: string;

  constructor(references: readonly string[], typed: string) {
    super(ReferencesChanged.type, { bubbles: true, composed: true });
    this.references = references;
    this.typed = typed;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-references-changed': ReferencesChanged;
  }
}

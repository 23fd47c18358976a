/** A person typed in the composer. */
export class ComposerChanged extends Event {
  static readonly type = 'desk-composer-changed';
  readonly text: string;

  constructor(text: string) {
    super(ComposerChanged.type, { bubbles: true, composed: true });
    this.text = text;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-composer-changed': ComposerChanged;
  }
}

/** A person wants to write in the open chat: put the focus there. */
export class ComposerWanted extends Event {
  static readonly type = 'desk-composer-wanted';

  constructor() {
    super(ComposerWanted.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-composer-wanted': ComposerWanted;
  }
}

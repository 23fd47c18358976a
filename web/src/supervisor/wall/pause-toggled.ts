/** A person pauses the wall, or lets it go on. */
export class PauseToggled extends Event {
  static readonly type = 'desk-pause-toggled';

  constructor() {
    super(PauseToggled.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-pause-toggled': PauseToggled;
  }
}

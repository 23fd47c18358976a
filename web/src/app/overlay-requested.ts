/** Something in the page asks for what can be called up over it. */
export class OverlayRequested extends Event {
  static readonly type = 'desk-overlay-requested';
  readonly overlay: 'shortcuts' | 'palette';

  constructor(overlay: 'shortcuts' | 'palette') {
    super(OverlayRequested.type, { bubbles: true, composed: true });
    this.overlay = overlay;
  }
}

declare global {
  interface HTMLElementEventMap {
    'desk-overlay-requested': OverlayRequested;
  }
}

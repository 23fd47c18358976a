/** Another tab of the details was chosen. */
export class PanelChosen extends Event {
  static readonly type = 'desk-panel-chosen';
  readonly panel: string;

  constructor(panel: string) {
    super(PanelChosen.type, { bubbles: true, composed: true });
    this.panel = panel;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-panel-chosen': PanelChosen;
  }
}

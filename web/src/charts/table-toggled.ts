/** A chart shows its figures as a table, or as a picture again. */
export class TableToggled extends Event {
  static readonly type = 'ui-table-toggled';
  readonly asTable: boolean;

  constructor(asTable: boolean) {
    super(TableToggled.type, { bubbles: true, composed: true });
    this.asTable = asTable;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ui-table-toggled': TableToggled;
  }
}

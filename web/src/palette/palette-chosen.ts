/** Something was chosen in the palette; `run` does it once the palette is gone. */
export class PaletteChosen extends Event {
  static readonly type = 'desk-palette-chosen';
  readonly run: () => void;

  constructor(run: () => void) {
    super(PaletteChosen.type);
    this.run = run;
  }
}

declare global {
  interface HTMLElementEventMap {
    'desk-palette-chosen': PaletteChosen;
  }
}

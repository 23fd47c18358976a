import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type CloseErrors, firstError } from '../../closing/close-form.ts';
import type { DeskCloseForm } from '../../closing/desk-close-form.ts';
import { announce } from '../../ui/announce.ts';
import { deepActiveElement, takesText } from '../../ui/deep-active-element.ts';
import type { UiButton } from '../../ui/ui-button.ts';
import type { CloseFacts } from './close-facts.ts';
import { closeHeading } from './close-heading.ts';
import type { CloseSituation } from './close-situation.ts';

export interface CloseFocusWiring {
  facts: CloseFacts;
  errors(): CloseErrors;
  fields(): DeskCloseForm | null;
  mainButton(): UiButton | null;
}

/**
 * Where the focus is in the close form: at first on what has to be mended, else on the fields, or on the way out when something stands in the
 * way. Later it goes there by itself only when nobody is writing.
 */
export class CloseFocusController implements ReactiveController {
  readonly #wiring: CloseFocusWiring;
  #shown: CloseSituation['kind'] | undefined;

  constructor(host: ReactiveControllerHost, wiring: CloseFocusWiring) {
    this.#wiring = wiring;
    host.addController(this);
  }

  /** What gets the focus when the dialog opens; null when it is on its way already. */
  readonly start = (): HTMLElement | null => {
    const { kind } = this.#wiring.facts.situation;
    if (kind !== 'clear' && kind !== 'ended') return this.#wiring.mainButton();
    const fields = this.#wiring.fields();
    const error = firstError(this.#wiring.errors());
    if (!error) return fields;
    fields?.focusField(error);
    return null;
  };

  hostUpdated(): void {
    const { facts, mainButton } = this.#wiring;
    const { kind } = facts.situation;
    const hasChanged = this.#shown !== undefined && kind !== this.#shown;
    const isNew = hasChanged && kind !== 'clear';
    this.#shown = kind;
    // What stood in the way is gone, and with it the button that had the focus.
    if (hasChanged && !isNew && [null, document.body].includes(deepActiveElement())) this.start()?.focus();
    if (isNew && kind === 'ended') announce(`${closeHeading(facts.situation, facts.chat)}. Your entries stay.`, { urgent: true });
    if (!isNew || kind === 'ended' || (kind === 'news' && takesText(deepActiveElement()))) return;
    const button = mainButton();
    void button?.updateComplete.then(() => button.focus());
  }
}

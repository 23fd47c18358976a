/**
 * Puts "(2) New messages" into the page's title while nobody looks, once per change: it never blinks. The page's own title comes back,
 * also when the page has changed it meanwhile.
 */
export class UnreadTitle {
  #own = '';
  #shown: string | null = null;

  show(count: number, isHidden: boolean): void {
    const wanted = count > 0 && isHidden ? `(${count}) New ${count === 1 ? 'message' : 'messages'}` : null;
    if (wanted === this.#shown) return;
    if (this.#shown === null || document.title !== this.#shown) this.#own = document.title;
    document.title = wanted ?? this.#own;
    this.#shown = wanted;
  }
}

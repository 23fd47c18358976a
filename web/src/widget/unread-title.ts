/**
 * Puts "(2) New messages", or "(1) New question" where only a question came, into the page's title while nobody looks, once per change: it never blinks. The page's own title comes back,
 * also when the page has changed it meanwhile.
 */
export class UnreadTitle {
  #own = '';
  #shown: string | null = null;

  show(messages: number, isAsked: boolean, isHidden: boolean): void {
    const wanted = isHidden ? unreadTitle(messages, isAsked) : null;
    if (wanted === this.#shown) return;
    if (this.#shown === null || document.title !== this.#shown) this.#own = document.title;
    document.title = wanted ?? this.#own;
    this.#shown = wanted;
  }
}

function unreadTitle(messages: number, isAsked: boolean): string | null {
  if (messages === 0) return isAsked ? '(1) New question' : null;
  return `(${messages}) New ${messages === 1 ? 'message' : 'messages'}`;
}

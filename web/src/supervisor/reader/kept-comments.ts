const PREFIX = 'desk.comment.';

/** Comments that were typed and not sent, per chat, for as long as this tab lives: opening another chat or reloading loses none. */
export class KeptComments {
  get(chatId: string): string {
    try {
      return sessionStorage.getItem(PREFIX + chatId) ?? '';
    } catch {
      return '';
    }
  }

  set(chatId: string, text: string): void {
    try {
      if (text) sessionStorage.setItem(PREFIX + chatId, text);
      else sessionStorage.removeItem(PREFIX + chatId);
    } catch {
      // A browser that keeps nothing: what is typed stands in the field.
    }
  }
}

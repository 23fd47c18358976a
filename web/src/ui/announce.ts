/** Words that should be heard although the focus is elsewhere. `<desk-announcer>` says them. */
export class AnnouncementMade extends Event {
  static readonly type = 'ui-announcement-made';
  readonly words: string;
  readonly isUrgent: boolean;

  constructor(words: string, isUrgent: boolean) {
    super(AnnouncementMade.type);
    this.words = words;
    this.isUrgent = isUrgent;
  }
}

/** Says one sentence to people who listen to the page. Urgent ones interrupt: new chats, failures, a customer who writes while you close. */
export function announce(words: string, options: { urgent?: boolean } = {}): void {
  document.dispatchEvent(new AnnouncementMade(words, options.urgent ?? false));
}

declare global {
  interface DocumentEventMap {
    'ui-announcement-made': AnnouncementMade;
  }
}

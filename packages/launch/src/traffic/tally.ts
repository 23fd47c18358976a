/** What has been played so far. */
export class Tally {
  opened = 0;
  written = 0;
  answered = 0;
  closed = 0;
  ended = 0;
  rated = 0;
  /** Refusals and faults that the traffic got over. */
  troubles = 0;
  /** The last of them, for a person. */
  lastTrouble = '';

  trouble(error: unknown): void {
    this.troubles++;
    this.lastTrouble = error instanceof Error ? error.message : String(error);
  }

  /** One line, without a time. */
  line(): string {
    const parts = [
      `${this.opened} chats opened`,
      `${this.written} messages from customers`,
      `${this.answered} answers seen`,
      `${this.ended} ended by customers`,
    ];
    if (this.rated > 0) parts.push(`${this.rated} said how it was`);
    if (this.closed > 0) parts.push(`${this.closed} closed by played agents`);
    if (this.troubles > 0) parts.push(`${this.troubles} refused or failed, last: ${this.lastTrouble}`);
    return parts.join(', ');
  }
}

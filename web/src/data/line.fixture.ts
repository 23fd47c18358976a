import type { ClientFrame, ServerFrame, Topic } from '@desk/protocol/socket';

/** The other end of the browser's WebSocket: what was sent up stands in `sent`, and the test decides what comes down and when it breaks. */
export class Line extends EventTarget {
  static all: Line[] = [];
  sent: ClientFrame[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor() {
    super();
    Line.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {}
  down(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  welcome(resumed: boolean, cursor = 'c1', bus = true): void {
    this.onopen?.();
    this.down({ type: 'welcome', protocol: 1, cursor, resumed, bus, now: new Date().toISOString() });
  }
  watching(topics: Topic[] = ['chats'], refused: Topic[] = []): void {
    this.down({ type: 'watching', topics, refused });
  }
  pong(bus = true): void {
    this.down({ type: 'pong', bus, now: new Date().toISOString() });
  }
}

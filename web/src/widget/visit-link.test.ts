import { afterEach, expect, test, vi } from 'vitest';
import { serverNow, setServerTime } from '../clock/server-clock.ts';
import { VisitLink } from './visit-link.ts';

/** The desk's end of the wire: says what it is told to. */
class Wire extends EventTarget {
  static last: Wire;
  static readonly OPEN = 1;
  readyState = 1;
  constructor() {
    super();
    Wire.last = this;
  }
  send(): void {}
  close(): void {}
  says(frame: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  setServerTime(new Date().toISOString());
});

test('[Q5] the desk’s clock goes before the customer’s, from the first word and with each sign of life', () => {
  const ignore = () => {};
  const how = { url: () => 'ws://desk', onState: ignore, onChat: ignore, onTyping: ignore, onStale: ignore, onRefused: ignore };
  vi.stubGlobal('WebSocket', Wire);
  const link = new VisitLink(how);
  link.connect();
  const hoursOff = () => Math.round((serverNow() - Date.now()) / 3_600_000);
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  Wire.last.says({ type: 'welcome', protocol: 1, cursor: '1', resumed: true, bus: true, now: at(-24) });
  expect(hoursOff()).toBe(-24);
  Wire.last.says({ type: 'pong', bus: true, now: at(3) });
  expect(hoursOff()).toBe(3);
  link.close({ forget: true });
});

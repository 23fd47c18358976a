let offsetMs = 0;

/** Milliseconds since the epoch by the server's clock, which is the one that waits, deadlines and windows are measured by. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** Take over the server's time, as read from a frame that left it just now. */
export function setServerTime(iso: string): void {
  const at = Date.parse(iso);
  if (!Number.isNaN(at)) offsetMs = at - Date.now();
}

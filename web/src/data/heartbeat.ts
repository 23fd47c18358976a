/**
 * Calls back every `everyMs`, also while the page is hidden, until the returned function is called. Where workers are refused it falls
 * back to the page's own timer.
 */
export function startHeartbeat(everyMs: number, beat: () => void): () => void {
  try {
    const worker = new Worker(new URL('./heartbeat.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = beat;
    worker.postMessage(everyMs);
    return () => worker.terminate();
  } catch {
    const timer = setInterval(beat, everyMs);
    return () => clearInterval(timer);
  }
}

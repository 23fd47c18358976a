/* Beats in a thread of its own: a hidden page has its timers slowed down to one a minute, which would look like a dead line. */
addEventListener('message', (event: MessageEvent<number>) => {
  setInterval(() => postMessage(0), event.data);
});

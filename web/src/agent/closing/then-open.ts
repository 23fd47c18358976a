const key = 'desk.then-open';
let isWantedOnce = false;

/** Whether the form that opens now goes on to the next chat: what the agent chose last, or asked for this once. */
export function opensNext(): boolean {
  const isOn = isWantedOnce || localStorage.getItem(key) === 'on';
  isWantedOnce = false;
  return isOn;
}

/** The agent's choice, for the closes to come. */
export function chooseOpensNext(on: boolean): void {
  localStorage.setItem(key, on ? 'on' : 'off');
}

/** The next form goes on to the next chat, whatever was chosen. */
export function openNextOnce(): void {
  isWantedOnce = true;
}

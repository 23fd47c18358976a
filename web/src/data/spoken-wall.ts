/** What the live wall says aloud: nothing, a sentence each minute, or negative closures alone. */
export type SpokenWall = 'off' | 'minute' | 'negative';

const key = 'desk.spoken-wall';

/** As this person chose it on this machine; off until they do. */
export function spokenWall(): SpokenWall {
  const kept = localStorage.getItem(key);
  return kept === 'minute' || kept === 'negative' ? kept : 'off';
}

export function setSpokenWall(wanted: SpokenWall): void {
  if (wanted === 'off') localStorage.removeItem(key);
  else localStorage.setItem(key, wanted);
}

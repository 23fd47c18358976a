import { isMac } from '../ui/key-names.ts';

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * The combination that was pressed, as shortcuts are written: `E`, `?`, `Shift+E`, `Mod+Enter`. Letters go by what the key means
 * (so AZERTY works) and fall back to where it stands on layouts without Latin letters. Empty for a modifier alone and for AltGr.
 */
export function combinationOf(event: Pressed, mac = isMac): string {
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(event.key)) return '';
  if (event.ctrlKey && event.altKey) return '';
  const mod = mac ? event.metaKey : event.ctrlKey;
  if (mac ? event.ctrlKey : event.metaKey) return '';
  const key = keyName(event);
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return [mod && 'Mod', event.altKey && 'Alt', event.shiftKey && !isSign && 'Shift', key].filter(Boolean).join('+');
}

function keyName(event: Pressed): string {
  const { key, code } = event;
  if (key.length > 1) return key;
  const isLatin = /^[\x20-\x7e]$/.test(key);
  const fallback = /^Key([A-Z])$/.exec(code)?.[1];
  return (isLatin ? key : (fallback ?? key)).toUpperCase();
}

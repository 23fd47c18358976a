/** J, K and the arrows move the focus between the rows of a list whose items hold one focusable element each. */
export function moveRow(event: KeyboardEvent): void {
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  const list = event.currentTarget as HTMLElement;
  const rows = [...list.querySelectorAll<HTMLElement>('li > *')];
  const here = rows.findIndex((row) => row === event.target || row.contains(event.target as Node));
  if (by === undefined || here < 0) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(here + by, rows.length - 1))]?.focus();
}

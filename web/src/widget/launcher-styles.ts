/** The launcher and the wrapper around everything. `all: initial` cuts what would be inherited from the host page. */
export const launcherStyles = `
:host { display: contents !important; }
.w { all: initial; display: contents; }
.launch, .trouble { position: fixed; inset-inline-end: 24px; z-index: 2147483000; box-sizing: border-box; font-family: var(--w-font); }
.launch {
  inset-block-end: calc(24px + env(safe-area-inset-bottom)); inline-size: 56px; block-size: 56px; margin: 0; padding: 0; border: 0;
  border-radius: 50%; display: grid; place-items: center; cursor: pointer; background: var(--w-brand); color: var(--w-on);
  box-shadow: 0 8px 24px -6px var(--w-shade); transition: transform 140ms cubic-bezier(.2,.7,.2,1);
}
.launch:hover { transform: scale(1.05); }
.launch:active { transform: scale(.97); }
.launch:focus-visible { outline: 3px solid var(--w-acc); outline-offset: 3px; }
.launch svg { inline-size: 26px; block-size: 26px; fill: none; stroke: currentColor; stroke-width: 1.3; stroke-linecap: round; stroke-linejoin: round; }
.launch .chevron, .launch[aria-expanded="true"] .bubble { display: none; }
.launch[aria-expanded="true"] .chevron { display: block; }
.launch[aria-busy="true"] .bubble { animation: breathe 900ms ease-in-out infinite alternate; }
.count {
  position: absolute; inset-block-start: -3px; inset-inline-end: -3px; min-inline-size: 22px; block-size: 22px; box-sizing: border-box;
  padding: 0 6px; border-radius: 11px; background: #c22f35; color: #fff; border: 2px solid #fff; font: 600 12px/18px var(--w-font); text-align: center;
}
.count[hidden], .trouble[hidden] { display: none; }
.trouble {
  inset-block-end: calc(92px + env(safe-area-inset-bottom)); max-inline-size: min(300px, calc(100vw - 48px)); padding: 12px 14px; border-radius: 14px; background: var(--w-bg);
  color: var(--w-ink); font: 400 14px/20px var(--w-font); border: 1px solid var(--w-line); box-shadow: 0 8px 24px -6px var(--w-shade);
}
@keyframes breathe { from { opacity: 1; } to { opacity: .45; } }
@media (max-width: 519.98px) {
  .launch, .trouble { inset-inline-end: 16px; }
  .launch { inset-block-end: calc(16px + env(safe-area-inset-bottom)); }
  .launch[aria-expanded="true"] { display: none; }
}
@media (prefers-reduced-motion: reduce) { .launch, .launch .bubble { transition: none; animation: none !important; } }
@media (forced-colors: active) { .launch { border: 2px solid ButtonText; } }
@media print { .launch, .trouble { display: none; } }
`;

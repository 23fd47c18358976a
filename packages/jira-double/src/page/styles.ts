/** The look of the double's pages: the desk's paper and ink, in both schemes, with nothing loaded from anywhere. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(oklch(0.953 0.0045 85), oklch(0.172 0.006 280));
  --surface: light-dark(oklch(0.995 0.0012 85), oklch(0.213 0.0065 280));
  --line: light-dark(oklch(0.30 0.02 275 / 0.095), oklch(1 0 0 / 0.075));
  --text: light-dark(oklch(0.245 0.014 275), oklch(0.930 0.004 280));
  --text-2: light-dark(oklch(0.430 0.014 275), oklch(0.785 0.008 280));
  --text-3: light-dark(oklch(0.515 0.012 275), oklch(0.690 0.010 280));
  --accent: light-dark(oklch(0.500 0.165 272), oklch(0.735 0.115 272));
  --accent-tint: light-dark(oklch(0.957 0.018 272), oklch(0.300 0.046 272));
}
* { box-sizing: border-box; margin: 0; }
body { background: var(--canvas); color: var(--text); font: 400 13px/20px Inter, ui-sans-serif, system-ui, sans-serif; padding: 32px 24px 64px; }
main { max-width: 1080px; margin: 0 auto; }
header { display: flex; align-items: baseline; gap: 12px; margin-bottom: 16px; }
h1 { font: 600 20px/28px inherit; font-size: 20px; font-weight: 600; letter-spacing: -0.01em; }
p, .quiet { color: var(--text-3); }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.sheet { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: start; font-size: 11px; font-weight: 500; color: var(--text-3); padding: 8px 16px; }
td { border-block-start: 1px solid var(--line); padding: 9px 16px; vertical-align: top; }
th:first-child, td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.linked td { background: color-mix(in oklab, var(--accent-tint) 45%, transparent); }
ul { list-style: none; padding: 0; display: grid; gap: 4px; }
.link b { font-weight: 500; }
.chip { display: inline-block; padding: 0 7px; border-radius: 4px; font-size: 11.5px; font-weight: 500; white-space: nowrap; }
.chip.new, .chip.undefined { background: light-dark(oklch(0.950 0.005 265), oklch(0.275 0.008 275)); color: light-dark(oklch(0.480 0.016 265), oklch(0.760 0.012 275)); }
.chip.indeterminate { background: var(--accent-tint); color: var(--accent); }
.chip.done { background: light-dark(oklch(0.955 0.028 163), oklch(0.275 0.036 165)); color: light-dark(oklch(0.490 0.090 162), oklch(0.780 0.105 165)); }
form { display: flex; flex-wrap: wrap; gap: 6px; }
button { border: 1px solid transparent; cursor: pointer; font-family: inherit; line-height: 20px; }
button:hover { border-color: currentColor; }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.below { margin-top: 12px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 20px; padding: 16px; }
dt { color: var(--text-3); }
`;

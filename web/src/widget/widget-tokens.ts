/**
 * The widget's own colours, so that nothing of the host page leaks in. One hue in, everything else derived at fixed lightness: white on
 * the brand colour keeps at least 5.7:1 at every hue. The hexadecimal palette is for browsers without `light-dark()` and `oklch()`.
 */
export const widgetTokens = `
.w {
  --w-brand: #006b69; --w-on: #fff; --w-ink: #192225; --w-ink2: #5b6569; --w-bg: #fff; --w-in: #edf2f2; --w-line: #1b262a1c;
  --w-ctl: #7d888c; --w-tint: #e0f5f4; --w-acc: #006260; --w-neg: #b33333; --w-warn: #8c5712; --w-warn-tint: #fff1d8;
  --w-shade: #0a22272e; --w-hue: 192;
  --w-font: "Inter Variable", Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  .w:not([data-theme="light"]) {
    --w-brand: #08726f; --w-ink: #e8eced; --w-ink2: #98a0a3; --w-bg: #111617; --w-in: #1f2628; --w-line: #ffffff1a; --w-ctl: #697477;
    --w-tint: #133130; --w-acc: #69ceca; --w-neg: #f18b84; --w-warn: #e6b66a; --w-warn-tint: #362712; --w-shade: #0009;
  }
}
.w[data-theme="light"] { color-scheme: light; }
.w[data-theme="dark"] { color-scheme: dark; }
@supports (color: light-dark(oklch(0.5 0.1 192), #fff)) {
  .w.w {
    --w-brand: light-dark(oklch(0.475 0.088 var(--w-hue)), oklch(0.5 0.084 var(--w-hue)));
    --w-ink: light-dark(oklch(0.245 0.014 220), oklch(0.94 0.004 220));
    --w-ink2: light-dark(oklch(0.5 0.014 220), oklch(0.7 0.01 220));
    --w-bg: light-dark(#fff, oklch(0.195 0.008 220));
    --w-in: light-dark(oklch(0.958 0.005 200), oklch(0.262 0.01 220));
    --w-line: light-dark(oklch(0.3 0.02 220 / 0.11), oklch(1 0 0 / 0.1));
    --w-ctl: light-dark(oklch(0.62 0.014 220), oklch(0.55 0.014 220));
    --w-tint: light-dark(oklch(0.955 0.022 var(--w-hue)), oklch(0.29 0.036 var(--w-hue)));
    --w-acc: light-dark(oklch(0.445 0.085 var(--w-hue)), oklch(0.79 0.095 var(--w-hue)));
    --w-neg: light-dark(oklch(0.515 0.165 25), oklch(0.745 0.125 25));
    --w-warn: light-dark(oklch(0.505 0.105 66), oklch(0.805 0.11 78));
    --w-warn-tint: light-dark(oklch(0.962 0.036 82), oklch(0.285 0.04 75));
    --w-shade: light-dark(oklch(0.2 0.03 220 / 0.35), oklch(0 0 0 / 0.6));
  }
}
@media (prefers-contrast: more) {
  .w.w { --w-line: var(--w-ctl); --w-ink2: var(--w-ink); }
}
`;

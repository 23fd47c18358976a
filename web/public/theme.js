// Runs before the first paint, so that a chosen theme never flashes. web/src/app/theme.ts writes the value.
try {
  const theme = localStorage.getItem('desk.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}

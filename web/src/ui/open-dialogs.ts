/** How many modal dialogs are open: while there is one, shortcuts of the page behind it rest. */
export const openDialogs = { count: 0 };

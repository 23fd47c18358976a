/** How long a customer has been waiting, as the lists of open chats ask for it; seconds as they stand in the address. */
export const waitingChoices = [
  { value: '', label: 'Any wait' },
  { value: '60', label: 'Waiting over 1 min' },
  { value: '120', label: 'Waiting over 2 min' },
  { value: '300', label: 'Waiting over 5 min' },
  { value: '600', label: 'Waiting over 10 min' },
  { value: '1800', label: 'Waiting over 30 min' },
  { value: '3600', label: 'Waiting over 1 h' },
] as const;

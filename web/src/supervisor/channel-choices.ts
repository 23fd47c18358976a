/** The channels by which customers write. */
export const channelChoices = [
  { value: '', label: 'Any channel' },
  { value: 'web', label: 'Web' },
  { value: 'whatsapp', label: 'WhatsApp' },
  { value: 'sms', label: 'SMS' },
  { value: 'email', label: 'Email' },
] as const;

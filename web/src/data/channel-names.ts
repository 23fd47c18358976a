import type { Channel } from '@desk/protocol/closure';

/** Channels as people call them. */
export const channelNames: Record<Channel, string> = { web: 'Web', whatsapp: 'WhatsApp', sms: 'SMS', email: 'E-mail' };

import { channelNames } from '../../data/channel-names.ts';

/** The channels by which customers write, to choose from. */
export const channelChoices = [
  { value: '', label: 'Any channel' },
  ...Object.entries(channelNames).map(([value, label]) => ({ value, label })),
];

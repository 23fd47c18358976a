import type { ClosedBy, Closure } from '@desk/protocol/closure';
import type { SelectOption } from '../../ui/ui-select.ts';

export const sentimentChoices: readonly SelectOption[] = [
  { value: '', label: 'Any sentiment' },
  { value: 'positive', label: 'Positive' },
  { value: 'neutral', label: 'Neutral' },
  { value: 'negative', label: 'Negative' },
  { value: 'not-set', label: 'Not set' },
];

const reasons: Record<Closure['reason'], string> = {
  resolved: 'Closed by hand',
  bulk: 'Closed with others',
  customer_end: 'Ended by the customer',
  opt_out: 'No more messages wanted',
  inactivity: 'Nothing was said',
  pending_expired: 'The customer did not come back',
  customer_returned: 'The customer wrote anew',
};

/** Why a chat was closed. */
export const reasonChoices: readonly SelectOption[] = [
  { value: '', label: 'Any reason' },
  ...Object.entries(reasons).map(([value, label]) => ({ value, label })),
];

const kinds: Record<ClosedBy['kind'], string> = {
  agent: 'Its agent',
  supervisor: 'A supervisor',
  customer: 'The customer',
  system: 'The desk',
};

/** Who closed it, by kind; people follow by name. */
export const closerKinds: readonly SelectOption[] = [
  { value: '', label: 'Closed by anyone' },
  ...Object.entries(kinds).map(([value, label]) => ({ value, label })),
];

/** How several tags combine. */
export const tagSetChoices: readonly SelectOption[] = [
  { value: 'anyTag', label: 'Any of these tags' },
  { value: 'allTags', label: 'All of these tags' },
  { value: 'noTag', label: 'None of these tags' },
];

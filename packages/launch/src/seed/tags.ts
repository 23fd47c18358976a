import type { DepartmentName } from './people.ts';

/** The tags of the demo workspace. An empty list of departments means: all of them. `hue` is an angle in OKLCH. */
export const TAGS = {
  Activation: { hue: 195, meaning: 'First use of a SIM, eSIM or contract', departments: ['Mobile & plans'] },
  'Address change': { hue: 140, meaning: 'Delivery or billing address', departments: ['Delivery & returns', 'Billing'] },
  'Billing error': { hue: 25, meaning: 'We charged the wrong amount', departments: ['Billing'] },
  Cancellation: { hue: 350, meaning: 'Wants to leave or has given notice', departments: [] },
  'Courier claim': { hue: 270, meaning: 'Claim open with the carrier', departments: ['Delivery & returns'] },
  Coverage: { hue: 215, meaning: 'No or weak signal where they are', departments: ['Mobile & plans'] },
  'Damaged item': { hue: 15, meaning: 'Arrived broken or incomplete', departments: ['Delivery & returns', 'Shop'] },
  'Delivery delay': { hue: 60, meaning: 'Later than the promised day', departments: ['Delivery & returns'] },
  'Device setup': { hue: 255, meaning: 'Help after buying a device', departments: ['Shop', 'Mobile & plans'] },
  'Duplicate charge': { hue: 40, meaning: 'Paid twice, or a hold shown as a charge', departments: ['Billing'] },
  eSIM: { hue: 285, meaning: 'Codes, swaps, new phone', departments: ['Mobile & plans'] },
  Exchange: { hue: 170, meaning: 'Swap for another size or model', departments: ['Delivery & returns', 'Shop'] },
  'Family plan': { hue: 310, meaning: 'Adding, moving, splitting numbers', departments: ['Mobile & plans'] },
  'Fraud concern': { hue: 5, meaning: 'Suspected misuse of an account or card', departments: [] },
  'Gift card': { hue: 90, meaning: 'Balance, activation, lost card', departments: ['Shop', 'Billing'] },
  'Home move': { hue: 125, meaning: 'Moving broadband to a new address', departments: ['Broadband'] },
  'Invoice question': { hue: 75, meaning: 'Explain a line, no error', departments: ['Billing'] },
  'Line fault': { hue: 235, meaning: 'Confirmed fault on the line', departments: ['Broadband'] },
  'Number porting': { hue: 265, meaning: 'Bring or take a number', departments: ['Mobile & plans'] },
  Outage: { hue: 20, meaning: 'Known outage in the area', departments: ['Broadband', 'Mobile & plans'] },
  'Payment failed': { hue: 35, meaning: 'Card or direct debit refused', departments: ['Billing'] },
  'Price match': { hue: 110, meaning: 'Saw it cheaper elsewhere', departments: ['Shop'] },
  Refund: { hue: 155, meaning: 'Money back, full or partial', departments: ['Billing', 'Delivery & returns'] },
  'Return label': { hue: 185, meaning: 'Label lost, refused or never sent', departments: ['Delivery & returns'] },
  Roaming: { hue: 245, meaning: 'Bundles, prices and data abroad', departments: ['Mobile & plans'] },
  Router: { hue: 205, meaning: 'Set-up, lights, channels, replacement', departments: ['Broadband'] },
  Speed: { hue: 225, meaning: 'Slower than the contract says', departments: ['Broadband'] },
  Upgrade: { hue: 300, meaning: 'New plan or device within the contract', departments: ['Mobile & plans', 'Shop'] },
  Warranty: { hue: 45, meaning: 'Repair or replacement after the sale', departments: ['Shop'] },
} as const satisfies Record<string, { hue: number; meaning: string; departments: readonly DepartmentName[] }>;

export type TagName = keyof typeof TAGS;

import { BILLING } from './stories/billing.ts';
import { BROADBAND } from './stories/broadband.ts';
import { DELIVERY } from './stories/delivery.ts';
import { MOBILE } from './stories/mobile.ts';
import { SHOP } from './stories/shop.ts';
import type { Story } from './stories/story.ts';

/** All that customers write about in the demo. */
export const STORIES: readonly Story[] = [...MOBILE, ...BROADBAND, ...BILLING, ...DELIVERY, ...SHOP];

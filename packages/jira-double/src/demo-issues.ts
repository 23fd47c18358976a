import type { JiraControl } from './control.ts';
import type { Status } from './state.ts';
import { DONE, PROGRESS, REVIEW, TO_DO } from './workflow.ts';

const PROJECTS = { NET: 'Network', PAY: 'Payments', LOG: 'Logistics', FIB: 'Fibre', SHP: 'Shop' };

const ISSUES: [key: string, summary: string, status: Status, issueType?: string][] = [
  ['NET-2381', 'Roaming bundle not provisioned after eSIM swap', PROGRESS],
  ['NET-2390', 'Voicemail reset loop', TO_DO],
  ['NET-2352', 'VoLTE drops when the phone leaves Wi-Fi calling', REVIEW],
  ['NET-2377', 'SMS codes arrive twice on prepaid numbers', PROGRESS],
  ['NET-2344', 'Number port stuck at "requested" over the weekend', DONE],
  ['NET-2398', 'Data limit notice sent in the wrong language', TO_DO],
  ['PAY-3307', 'Gift card drained', PROGRESS, 'Incident'],
  ['PAY-3291', 'Card charged again after a declined 3-D Secure step', REVIEW],
  ['PAY-3312', 'Refund to a closed bank account bounces silently', TO_DO],
  ['PAY-3268', 'Invoice PDF shows the old VAT number', DONE],
  ['PAY-3315', 'Direct debit date cannot be moved past the 28th', TO_DO, 'Story'],
  ['LOG-1180', 'Label bounce, courier', PROGRESS],
  ['LOG-1174', 'Tracking page stays on "handed over" for three days', TO_DO],
  ['LOG-1169', 'Parcel shop full, driver returns the parcel to depot', REVIEW],
  ['LOG-1152', 'Return label prints without a barcode', DONE],
  ['LOG-1188', 'Delivery window ignored for flats above the third floor', TO_DO],
  ['FIB-912', 'Outage, Haarlem west', PROGRESS, 'Incident'],
  ['FIB-904', 'Optical terminal reboots after firmware 4.2', REVIEW],
  ['FIB-897', 'Engineer visit booked twice', DONE],
  ['FIB-915', 'Speed test reports upload as zero on new modems', TO_DO],
  ['FIB-918', 'Fixed IP address lost after moving house', TO_DO],
  ['SHP-455', 'Price match form empty', PROGRESS],
  ['SHP-449', 'Basket forgets the chosen colour', TO_DO],
  ['SHP-461', 'Trade-in value differs between shop and site', REVIEW],
  ['SHP-438', 'Student discount refused with a valid address', DONE],
  ['SHP-463', 'Back in stock mail sent for sold-out phones', TO_DO],
];

/** Fills the double with the issues of the demo: five projects, each with a few issues in different states. */
export function seedDemoIssues(control: JiraControl): void {
  for (const [key, name] of Object.entries(PROJECTS)) control.seedProject({ key, name });
  for (const [key, summary, status, issueType = 'Bug'] of ISSUES) control.seedIssue({ key, summary, status, issueType });
}

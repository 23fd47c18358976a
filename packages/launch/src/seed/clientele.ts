import { newId, type WorkspaceId } from '@desk/protocol/ids';
import type { CustomerRef } from '@desk/protocol/people';
import { customerEmail, customerName } from './names.ts';
import type { Random } from './random.ts';
import { type RowSet, rowSet } from './row-set.ts';

/** The customers of the demo. */
export type Clientele = {
  /** One who has been here before, or not. */
  pick(): CustomerRef;
  /** A new one, with what the customer column shows. */
  add(name: string, language?: string, attributes?: Record<string, string>): CustomerRef;
  rows(): RowSet[];
};

const LANGUAGES = ['English', 'Nederlands', 'Deutsch', 'Français', 'Português'] as const;
const PLANS = ['Flex 10', 'Flex 20', 'Flex 20, Gold since 2019', 'Fibre 500', 'Fibre 1000', 'Family 3', 'Prepaid'] as const;

/** `size` customers to begin with. */
export function createClientele(workspaceId: WorkspaceId, size: number, random: Random, now: Date): Clientele {
  const customers: (CustomerRef & { email: string; language: string; attributes: Record<string, string> })[] = [];
  const add = (name: string, language: string = random.pick(LANGUAGES), attributes?: Record<string, string>) => {
    const line = { Line: `•••• ${random.between(1_000, 9_999)}`, Plan: random.pick(PLANS) };
    const customer = { id: newId('cust'), name, email: customerEmail(name, customers.length), language, attributes: attributes ?? line };
    customers.push(customer);
    return { id: customer.id, name };
  };
  for (let i = 0; i < size; i++) add(customerName(random));
  return {
    pick: () => {
      const { id, name } = customers[random.between(0, size - 1)]!;
      return { id, name };
    },
    add,
    rows: () => [
      rowSet(
        'customers',
        customers.map((customer) => ({
          ...customer,
          workspace_id: workspaceId,
          created_at: new Date(now.getTime() - random.between(200, 900) * 86_400_000),
        })),
      ),
    ],
  };
}

import type { UserId } from '@desk/protocol/ids';
import type { Generated } from 'kysely';

/** The four tables of sign-in, as better-auth reads and writes them. */
export type Users = {
  id: UserId;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type Sessions = {
  id: string;
  token: string;
  user_id: UserId;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type Accounts = {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: UserId;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Date | null;
  refresh_token_expires_at: Date | null;
  scope: string | null;
  password: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type Verifications = {
  id: string;
  identifier: string;
  value: string;
  expires_at: Date;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

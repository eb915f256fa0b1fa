import { z } from 'zod';
import { ROLES, SHORTEST_PASSWORD } from '../../accounts/index.ts';

/** Nothing longer is looked at; what is too long for a password is told by its own error. */
const LONGEST = 1_000;
const Name = z.string().min(1).max(200);
const Instant = z.string().describe('ISO 8601, in UTC.');
const Role = z
  .enum(ROLES)
  .describe('What a person may do: read; also correct; also add documents, watch feeds and see the users.')
  .meta({ id: 'Role' });

export const LogIn = z
  .strictObject({ name: Name, password: z.string().min(1).max(LONGEST) })
  .meta({ id: 'LogIn', examples: [{ name: 'kari', password: 'herring cod and haddock' }] });

export const Me = z
  .object({
    name: z.string().describe('“local” is whoever is at the machine, where there are no users.'),
    role: Role,
    by: z.enum(['token', 'session', 'local']).describe('By what they are known.'),
    readOnly: z.boolean().describe('Whether this server takes no changes, whoever asks.'),
  })
  .meta({ id: 'Me' });

export const User = z.object({ name: z.string(), role: Role, created: Instant }).meta({ id: 'User' });

export const Token = z
  .object({
    user: z.string(),
    name: z.string(),
    role: Role,
    created: Instant,
    used: Instant.nullable().describe('When it was last used, to a minute.'),
    expires: Instant.nullable(),
  })
  .meta({ id: 'Token' });

export const NewToken = z
  .strictObject({
    name: Name.describe('What the token is called, once for each user.'),
    role: Role.optional().describe('Not above the user’s; where it is left out, always what the user’s is.'),
    expires: z.string().max(20).optional().describe('12h, 90d, 8w, 1y or YYYY-MM-DD; never where it is left out.'),
  })
  .meta({ id: 'NewToken', examples: [{ name: 'laptop', role: 'reader', expires: '90d' }] });

export const MadeToken = z
  .object({ secret: z.string().describe('orp_…; shown this once.'), token: Token })
  .meta({ id: 'MadeToken' });

export const NewPassword = z
  .strictObject({
    current: z.string().min(1).max(LONGEST),
    password: z.string().min(1).max(LONGEST).describe(`At least ${SHORTEST_PASSWORD} characters.`),
  })
  .meta({ id: 'NewPassword' });

export const TokenName = z.object({ name: Name });

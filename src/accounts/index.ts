export { type Accounts, accountsOver, type Means, type NewToken, type Person } from './accounts.ts';
export { withSessionsInMemory } from './memorySessions.ts';
export { LOCAL_NAME } from './names.ts';
export { SHORTEST_PASSWORD } from './password.ts';
export type { AccountStore, Hashed, Session, Token, User } from './port.ts';
export { mayAct, type Role, ROLES } from './roles.ts';

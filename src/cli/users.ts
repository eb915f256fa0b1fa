import { Argument, Command, Option } from 'commander';
import { type Accounts, type Role, ROLES, type Token, type User } from '../accounts/index.ts';
import { openAccounts } from '../index.ts';
import { passwordFor, type PasswordFlags } from './askPassword.ts';
import { ledgerOption } from './options.ts';
import { counted, tell, writeJson, writeLine, writeLines } from './output.ts';
import { fittedLines } from './table.ts';

interface LedgerFlag {
  readonly ledger?: string;
}

/** `onrecord users`: who may use the ledger through `onrecord serve`. */
export function usersCommand(): Command {
  const command = new Command('users')
    .description('list, add and remove the users of onrecord serve, and their tokens')
    .addHelpText(
      'after',
      `
Examples:
  onrecord users add kari --role editor
  onrecord users add olav --role reader --generate
  onrecord users role olav reviewer
  onrecord users token kari --name laptop --expires 90d
  onrecord users tokens
  onrecord users revoke kari laptop

A reader searches and reads; a reviewer also corrects what was read; an editor
also adds documents and watches feeds. Documents are changed and removed on this
machine, where roles do not count. Without users, onrecord serve listens on this
machine alone, and whoever is at it is an editor.`,
    );
  const commands = [listCommand, addCommand, roleCommand, passwordCommand, removeCommand];
  for (const sub of [...commands, tokenCommand, tokensCommand, revokeCommand])
    command.addCommand(sub().copyInheritedSettings(command), { isDefault: sub === listCommand });
  return command;
}

async function withAccounts(
  { ledger }: LedgerFlag,
  mode: 'read' | 'write' | 'create',
  work: (accounts: Accounts) => Promise<void>,
): Promise<void> {
  const accounts = await openAccounts(ledger, { mode: mode === 'read' ? mode : 'write', create: mode === 'create' });
  try {
    await work(accounts);
  } finally {
    await accounts.close();
  }
}

const roleOption = (about: string): Option => new Option('--role <role>', about).choices(ROLES);

const withPassword = (command: Command): Command =>
  command
    .option('--password-stdin', 'read the password from standard input, not from the terminal')
    .option('--generate', 'make a password and print it');

function listCommand(): Command {
  return new Command('list')
    .description('list the users (the default)')
    .addOption(ledgerOption())
    .option('--json', 'print one JSON object per user')
    .action((flags: LedgerFlag & { readonly json?: boolean }) =>
      withAccounts(flags, 'read', async (accounts) => {
        const users = await accounts.users();
        const tokens = Map.groupBy(await accounts.tokens(), ({ user }) => user);
        const rows = users.map((user) => ({ ...user, tokens: tokens.get(user.name)?.length ?? 0 }));
        if (flags.json) for (const row of rows) await writeJson(row);
        else if (rows.length > 0) await writeLines(userLines(rows));
        if (!flags.json) tell(counted(rows.length, 'user'));
      }),
    );
}

const userLines = (users: readonly (User & { readonly tokens: number })[]): string[] =>
  fittedLines(
    ['name', 'role', 'since', 'tokens'],
    users.map(({ name, role, created, tokens }) => [name, role, created.slice(0, 10), String(tokens)]),
    [0],
    { ruled: false },
  );

function addCommand(): Command {
  return withPassword(new Command('add'))
    .description('add a user; the password is asked for twice')
    .argument('<name>', 'letters, digits and . _ @ + -; upper case counts as lower case')
    .addOption(roleOption('what the user may do').makeOptionMandatory())
    .addOption(ledgerOption())
    .action((name: string, { role, ...flags }: LedgerFlag & PasswordFlags & { readonly role: Role }) =>
      withAccounts(flags, 'create', async (accounts) => {
        const password = await passwordFor(name, flags, accounts.generatedPassword);
        const user = await accounts.addUser(name, role, password);
        if (flags.generate) await writeLine(password);
        tell(`${user.name} is now a user with the role ${user.role}`);
      }),
    );
}

function roleCommand(): Command {
  return new Command('role')
    .description('give a user another role')
    .argument('<name>')
    .addArgument(new Argument('<role>').choices(ROLES))
    .addOption(ledgerOption())
    .action((name: string, role: Role, flags: LedgerFlag) =>
      withAccounts(flags, 'write', async (accounts) => {
        const user = await accounts.setRole(name, role);
        tell(`${user.name} has the role ${user.role} now`);
      }),
    );
}

function passwordCommand(): Command {
  return withPassword(new Command('password'))
    .description('set a new password; whoever was logged in as this user has to log in again')
    .argument('<name>')
    .addOption(ledgerOption())
    .action((name: string, flags: LedgerFlag & PasswordFlags) =>
      withAccounts(flags, 'write', async (accounts) => {
        const user = await accounts.user(name);
        const password = await passwordFor(user.name, flags, accounts.generatedPassword);
        await accounts.setPassword(user.name, password);
        if (flags.generate) await writeLine(password);
        tell(`${user.name} has a new password; tokens stay as they are`);
      }),
    );
}

function removeCommand(): Command {
  return new Command('remove')
    .description('remove a user with all tokens and sessions; what the user did in the ledger stays')
    .argument('<name>')
    .addOption(ledgerOption())
    .action((name: string, flags: LedgerFlag) =>
      withAccounts(flags, 'write', async (accounts) => {
        const user = await accounts.user(name);
        await accounts.removeUser(user.name);
        tell(`${user.name} is no user any more`);
      }),
    );
}

interface TokenFlags extends LedgerFlag {
  readonly name: string;
  readonly role?: Role;
  readonly expires?: string;
  readonly json?: boolean;
}

function tokenCommand(): Command {
  return new Command('token')
    .description('make a token by which a program acts as a user; it is printed once and never again')
    .argument('<user>')
    .requiredOption('--name <name>', 'what the token is called: laptop')
    .addOption(roleOption('what the token may do, not more than its user (default: the same)'))
    .option('--expires <time>', 'when it ends: 12h, 90d, 8w, 1y or YYYY-MM-DD (default: never)')
    .addOption(ledgerOption())
    .option('--json', 'print one JSON object')
    .action((user: string, { name, role, expires, ...flags }: TokenFlags) =>
      withAccounts(flags, 'write', async (accounts) => {
        const { secret, token } = await accounts.addToken(user, { name, role, expires });
        if (flags.json) return writeJson({ token: secret, ...token });
        await writeLine(secret);
        tell(`token “${token.name}” of ${token.user}, ${token.role}, ${endOf(token)}`);
      }),
    );
}

const endOf = ({ expires }: Token): string => (expires === null ? 'without end' : `until ${expires.slice(0, 16)}Z`);

function tokensCommand(): Command {
  return new Command('tokens')
    .description('list tokens, of one user or of all')
    .argument('[user]')
    .addOption(ledgerOption())
    .option('--json', 'print one JSON object per token')
    .action((user: string | undefined, flags: LedgerFlag & { readonly json?: boolean }) =>
      withAccounts(flags, 'read', async (accounts) => {
        const tokens = await accounts.tokens(user);
        if (flags.json) for (const token of tokens) await writeJson(token);
        else if (tokens.length > 0) await writeLines(tokenLines(tokens));
        if (!flags.json) tell(counted(tokens.length, 'token'));
      }),
    );
}

const tokenLines = (tokens: readonly Token[]): string[] =>
  fittedLines(
    ['user', 'name', 'role', 'since', 'last used', 'ends'],
    tokens.map(({ user, name, role, created, used, expires }) => [
      user,
      name,
      role,
      created.slice(0, 10),
      used?.slice(0, 10) ?? 'never',
      expires?.slice(0, 10) ?? 'never',
    ]),
    [0, 1],
    { ruled: false },
  );

function revokeCommand(): Command {
  return new Command('revoke')
    .description('take a token back')
    .argument('<user>')
    .argument('<token>', 'its name')
    .addOption(ledgerOption())
    .action((user: string, token: string, flags: LedgerFlag) =>
      withAccounts(flags, 'write', async (accounts) => {
        await accounts.removeToken(user, token);
        tell(`token “${token}” is no longer accepted`);
      }),
    );
}

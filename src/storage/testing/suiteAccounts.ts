import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountsOver, type AccountStore, type Means } from '../../accounts/index.ts';
import { OnrecordError } from '../../errors/index.ts';

const PASSWORD = 'herring cod and haddock';
const OTHER = 'a boat without any oars';
const HOUR = 3_600_000;

/** The code with which something is refused. */
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'not refused',
    (error: unknown) => (error instanceof OnrecordError ? error.code : String(error)),
  );

/** What users, tokens and sessions do, wherever they are kept. @param open the users of a new ledger */
export function accountsSuite(name: string, open: () => Promise<AccountStore>): void {
  describe(name, () => {
    let store: AccountStore;
    let time = Date.parse('2026-05-04T12:00:00Z');
    let given = 0;
    const means: Means = {
      now: () => new Date(time),
      // Every secret is another one, and each is known.
      random: (bytes) => Buffer.alloc(bytes, (given += 1)),
      cost: { ln: 4, r: 8, p: 1 },
    };
    let accounts: ReturnType<typeof accountsOver>;
    beforeAll(async () => {
      store = await open();
      accounts = accountsOver(store, means);
    });
    afterAll(() => store.close());

    test('there is nobody at first', async () => {
      expect(await accounts.hasUsers()).toBe(false);
      expect(await accounts.users()).toEqual([]);
      expect(await refusal(accounts.logIn('kari', PASSWORD))).toBe('OR8105');
      expect(await accounts.byToken('orp_x')).toBeNull();
      expect(await refusal(accounts.addToken('kari', { name: 'laptop' }))).toBe('OR8101');
    });

    test('a user is there once, by a name in any case, with a hash for a password', async () => {
      await accounts.addUser('Kari', 'editor', PASSWORD);
      expect(await refusal(accounts.addUser('kari', 'reader', OTHER))).toBe('OR8102');
      await accounts.addUser('olav', 'reader', OTHER);
      expect(await accounts.hasUsers()).toBe(true);
      const created = '2026-05-04T12:00:00.000Z';
      expect(await accounts.users()).toEqual([
        { name: 'kari', role: 'editor', created },
        { name: 'olav', role: 'reader', created },
      ]);
      expect((await store.user('kari'))?.password).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$/);
      expect(await accounts.isPasswordOf('KARI', PASSWORD)).toBe(true);
      expect(await accounts.isPasswordOf('olav', PASSWORD)).toBe(false);
    });

    test('what is no user, no name and no password is refused', async () => {
      expect(await refusal(accounts.setRole('nobody', 'reader'))).toBe('OR8101');
      expect(await refusal(accounts.setPassword('nobody', PASSWORD))).toBe('OR8101');
      expect(await refusal(accounts.removeUser('nobody'))).toBe('OR8101');
      expect(await refusal(accounts.addUser('local', 'reader', PASSWORD))).toBe('OR8103');
      expect(await refusal(accounts.addUser("'; drop table users; --", 'reader', PASSWORD))).toBe('OR8103');
      expect(await refusal(accounts.addUser('liv', 'reader', 'short'))).toBe('OR8104');
      expect((await accounts.users()).map((user) => user.name)).toEqual(['kari', 'olav']);
    });

    test('a hash of other settings is made anew at the next log-in', async () => {
      const dearer = accountsOver(store, { ...means, cost: { ln: 5, r: 8, p: 1 } });
      await dearer.logIn('olav', OTHER);
      expect((await store.user('olav'))?.password).toContain('$ln=5,');
      await accounts.logIn('olav', OTHER);
      expect((await store.user('olav'))?.password).toContain('$ln=4,');
    });

    test('a token is known by its secret until it expires or is revoked, and never has more than its user', async () => {
      const { secret, token } = await accounts.addToken('kari', { name: 'laptop', role: 'reviewer', expires: '2h' });
      expect(secret).toMatch(/^orp_[\w-]{43}$/);
      expect(token).toMatchObject({ user: 'kari', role: 'reviewer', used: null, expires: '2026-05-04T14:00:00.000Z' });
      expect(JSON.stringify(await accounts.tokens())).not.toContain(secret);
      const person = await accounts.byToken(secret);
      expect(person).toMatchObject({ name: 'kari', role: 'reviewer', by: 'token', credential: 'laptop' });
      expect(await accounts.byToken(`${secret}x`)).toBeNull();
      expect(await refusal(accounts.addToken('kari', { name: 'laptop' }))).toBe('OR8102');
      expect(await refusal(accounts.addToken('olav', { name: 'desk', role: 'editor' }))).toBe('OR8116');
      expect(await refusal(accounts.addToken('kari', { name: 'desk', expires: 'soon' }))).toBe('OR8117');

      await accounts.setRole('kari', 'reader');
      expect((await accounts.byToken(secret))?.role).toBe('reader');
      await accounts.setRole('kari', 'editor');
      expect((await accounts.byToken(secret))?.role).toBe('reviewer');

      time += 2 * HOUR;
      expect(await accounts.byToken(secret)).toBeNull();
      expect(await refusal(accounts.removeToken('olav', 'laptop'))).toBe('OR8115');
      await accounts.removeToken('kari', ' laptop ');
      // A name that no new token is given, but that an older one may have.
      expect(await refusal(accounts.removeToken('kari', '..'))).toBe('OR8115');
      expect(await accounts.tokens()).toEqual([]);
    });

    test('a token without a role of its own may always do what its user may, and is listed so', async () => {
      await accounts.setRole('kari', 'reviewer');
      const own = await accounts.addToken('kari', { name: 'desk' });
      const fixed = await accounts.addToken('kari', { name: 'script', role: 'reviewer' });
      expect([own.token.role, fixed.token.role]).toEqual(['reviewer', 'reviewer']);
      for (const [role, ofFixed] of [
        ['editor', 'reviewer'],
        ['reader', 'reader'],
      ] as const) {
        await accounts.setRole('kari', role);
        expect((await accounts.byToken(own.secret))?.role).toBe(role);
        expect((await accounts.byToken(fixed.secret))?.role).toBe(ofFixed);
        expect((await accounts.tokens()).map(({ role: may }) => may)).toEqual([role, ofFixed]);
      }
      await accounts.setRole('kari', 'editor');
      for (const made of ['desk', 'script']) await accounts.removeToken('kari', made);
    });

    test('that somebody was here is put down once a minute', async () => {
      const { secret } = await accounts.addToken('kari', { name: 'desk' });
      const usedAfter = async (milliseconds: number): Promise<string | null | undefined> => {
        time += milliseconds;
        const person = await accounts.byToken(secret);
        if (person) await accounts.seen(person, secret);
        return (await accounts.tokens('kari'))[0]?.used;
      };
      const first = new Date(time).toISOString();
      expect(await usedAfter(0)).toBe(first);
      expect(await usedAfter(59_000)).toBe(first);
      expect(await usedAfter(1_000)).toBe(new Date(time).toISOString());
    });

    test('of many uses at once one is put down, before the store is closed', async () => {
      const done: string[] = [];
      const put = Promise.withResolvers<void>();
      const slow = accountsOver(
        {
          ...store,
          tokenUsed: async () => {
            done.push('begun');
            await put.promise;
            done.push('put down');
          },
          close: async () => void done.push('closed'),
        },
        means,
      );
      const person = { name: 'kari', role: 'editor', by: 'token', credential: 'desk', used: null } as const;
      const uses = [1, 2, 3].map(() => slow.seen(person, 'orp_x'));
      const closed = slow.close();
      put.resolve();
      await Promise.all([...uses, closed]);
      expect(done).toEqual(['begun', 'put down', 'closed']);
    });

    test('a session is over a day after its last use, a week after it began, and when it is ended', async () => {
      const { id } = await accounts.logIn('kari', PASSWORD);
      const use = async (session: string): Promise<boolean> => {
        const person = await accounts.bySession(session);
        if (person) await accounts.seen(person, session);
        return person !== null;
      };
      for (let day = 0; day < 7; day += 1) {
        expect(await use(id)).toBe(true);
        time += 24 * HOUR - 1;
      }
      time += 7;
      expect(await use(id)).toBe(false);

      const idle = await accounts.logIn('kari', PASSWORD);
      time += 24 * HOUR;
      expect(await use(idle.id)).toBe(false);

      const ended = await accounts.logIn('kari', PASSWORD);
      const person = await accounts.bySession(ended.id);
      await accounts.logOut(person?.credential ?? '');
      expect(await use(ended.id)).toBe(false);
    });

    test('a new password ends the other sessions, and a removed user has neither sessions nor tokens', async () => {
      const [one, other] = [await accounts.logIn('kari', PASSWORD), await accounts.logIn('kari', PASSWORD)];
      const kept = await accounts.bySession(one.id);
      await accounts.setPassword('kari', OTHER, kept?.credential ?? undefined);
      expect(await accounts.bySession(one.id)).toMatchObject({ name: 'kari', role: 'editor', by: 'session' });
      expect(await accounts.bySession(other.id)).toBeNull();
      expect(await refusal(accounts.logIn('kari', PASSWORD))).toBe('OR8105');
      const { secret } = await accounts.addToken('kari', { name: 'phone' });
      await accounts.removeUser('kari');
      expect(await accounts.bySession(one.id)).toBeNull();
      expect(await accounts.byToken(secret)).toBeNull();
      expect(await accounts.tokens()).toEqual([]);
      expect((await accounts.users()).map((user) => user.name)).toEqual(['olav']);
    });
  });
}

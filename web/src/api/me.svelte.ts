import { go, here, linkTo } from '../router.svelte.ts';
import { api, type Api, ApiError, dataOf, type Fault } from './client.ts';

type Me = Api['Me'];
export type Role = Me['role'];

/** Each role may what those before it may. */
const ROLES: readonly Role[] = ['reader', 'reviewer', 'editor'];

let who = $state.raw<Me | null>();
let fault = $state.raw<Fault>();

/** Who uses the app, as the server knows them. */
export const me = {
  /** Undefined until the server has told; null where nobody is logged in who would have to be. */
  get now(): Me | null | undefined {
    return who;
  },
  /** Whether there are users at all: whoever is at a machine without them is nobody to be shown. */
  get hasAccount(): boolean {
    return who !== null && who !== undefined && who.by !== 'local';
  },
  /** Why the server has not told. */
  get fault(): Fault | undefined {
    return fault;
  },
  get readOnly(): boolean {
    return who?.readOnly === true;
  },
  /** Whether the role is enough, whatever the server takes. */
  may(role: Role): boolean {
    return who !== null && who !== undefined && ROLES.indexOf(who.role) >= ROLES.indexOf(role);
  },
  /** Whether changes that need this role are taken. */
  writes(role: Role): boolean {
    return me.may(role) && !me.readOnly;
  },
  /** What the answer to a log-in says. */
  became(known: Me): void {
    who = known;
  },
  async ask(): Promise<void> {
    fault = undefined;
    try {
      who = await dataOf(api.GET('/api/me'));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      ({ fault } = error);
    }
  },
};

/** Asks who is there; nobody any more, as far as this page knows, and back to where they are when they have logged in. */
export function toLogIn(): void {
  who = null;
  if (here.path !== '/login') go(linkTo('/login', { next: here.url === '/' ? null : here.url }), { replace: true });
}

/** That nobody is known, or no longer: a wrong password has another code, and stays where it is typed. */
const NOBODY: ReadonlySet<unknown> = new Set(['OR8109', 'OR8110']);

/** Leads to the log-in where the answer says that nobody is known. */
export function heed(status: number, problem: unknown): void {
  if (status !== 401 || typeof problem !== 'object' || problem === null || !('code' in problem)) return;
  if (NOBODY.has(problem.code)) toLogIn();
}

api.use({
  async onResponse({ response }) {
    if (response.status === 401) heed(401, await response.clone().json());
  },
});
void me.ask();

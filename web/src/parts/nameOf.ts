import { SvelteMap } from 'svelte/reactivity';
import { ApiError, api, dataOf } from '../api/client.ts';
import { isWholeName, wordsOfName } from './wholeName.ts';

/** Of whom an id of the lexicon is, or the code of one; anything else is a name already. */
export async function nameOf(who: string, signal = new AbortController().signal): Promise<string> {
  if (isWholeName(who)) return wordsOfName(who);
  if (!/^(?:[a-z]+:\S+|[A-Z]{3})$/u.test(who)) return who;
  try {
    const { actors } = await dataOf(api.GET('/api/actors/{id}', { params: { path: { id: who } }, signal }));
    const [one, ...others] = actors;
    return one && others.length === 0 ? one.actor.name : who;
  } catch (error) {
    // An id that this lexicon does not have, in a link from another's: it is shown as it is.
    if (error instanceof ApiError && error.fault.code === 'OR6003') return who;
    throw error;
  }
}

const ID = /^(?:country|group|org|person):\S+$/u;
const names = new SvelteMap<string, string>();
const asked = new Set<string>();

/** The name to show of whom an address asks for by an id or by a whole name; an id as it is until its name is here. */
export function shownName(who: string): string {
  if (ID.test(who) && !asked.has(who)) void ask(who);
  return names.get(who) ?? wordsOfName(who);
}

async function ask(who: string): Promise<void> {
  asked.add(who);
  try {
    names.set(who, await nameOf(who));
  } catch (error) {
    // The page tells by its own question that the server is gone; the name is asked for again with the next one.
    if (!(error instanceof ApiError)) throw error;
    asked.delete(who);
  }
}

import { ApiError, api, dataOf } from '../api/client.ts';
import { isWholeName, wordsOfName } from './wholeName.ts';

/** Of whom an id of the lexicon is, or the code of one; anything else is a name already. */
export async function nameOf(who: string, signal: AbortSignal): Promise<string> {
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

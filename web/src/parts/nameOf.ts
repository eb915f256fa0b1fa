import { ApiError, api, dataOf } from '../api/client.ts';

/** Of whom an id of the lexicon is; anything else is a name or a code already. */
export async function nameOf(who: string, signal: AbortSignal): Promise<string> {
  if (!/^[a-z]+:\S+$/u.test(who)) return who;
  try {
    const { actors } = await dataOf(api.GET('/api/actors/{id}', { params: { path: { id: who } }, signal }));
    return actors[0]?.actor.name ?? who;
  } catch (error) {
    // An id that this lexicon does not have, in a link from another's: it is shown as it is.
    if (error instanceof ApiError && error.fault.code === 'OR6003') return who;
    throw error;
  }
}

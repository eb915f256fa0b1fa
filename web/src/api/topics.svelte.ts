import { api, type Api, ApiError, dataOf } from './client.ts';

let topics = $state.raw<readonly Api['Topic'][]>([]);
let asked: Promise<void> | undefined;

/** The topics that a statement can have, asked for once; none until they are here. */
export function allTopics(): readonly Api['Topic'][] {
  asked ??= ask();
  return topics;
}

/** The topics for a form to choose from, each with its name. */
export const topicChoices = (): (readonly [topic: string, name: string])[] =>
  allTopics().map(({ topic, name }) => [topic, name]);

/** The name of a topic; its slug where it has none, as a document's own, and until the names are here. */
export const topicName = (slug: string): string => allTopics().find(({ topic }) => topic === slug)?.name ?? slug;

async function ask(): Promise<void> {
  try {
    ({ topics } = await dataOf(api.GET('/api/topics')));
  } catch (error) {
    // The page tells by its own question that the server is gone; names are asked for again with the next one.
    if (!(error instanceof ApiError)) throw error;
    asked = undefined;
  }
}

import { texts } from './texts.ts';

/** Milliseconds in which what happens is told together. */
const TOGETHER = 1000;
/** More than so many at a time are only counted. */
const MOST = 3;

/** Words for screen readers, a few at a time. */
export interface Announcer {
  readonly words: string;
  tell(words: string): void;
}

/** Gathers what is to be announced, so that whoever listens is not flooded. */
export function announcer(): Announcer {
  let words = $state('');
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (): void => {
    words = waiting.length > MOST ? texts.announced.many(String(waiting.length)) : waiting.join(' ');
    waiting = [];
    timer = undefined;
  };
  return {
    get words() {
      return words;
    },
    tell(more) {
      waiting.push(more);
      timer ??= setTimeout(say, TOGETHER);
    },
  };
}

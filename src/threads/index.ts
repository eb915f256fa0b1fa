export { type Gate, inside, newGate } from './gate.ts';
export {
  codedError,
  type FromThread,
  LONGEST_TIMER,
  startThread,
  type Thread,
  type ThreadData,
  ThreadEnded,
} from './thread.ts';

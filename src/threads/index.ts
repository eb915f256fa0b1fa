export { type Gate, inside, newGate } from './gate.ts';
export {
  type FromThread,
  startThread,
  type Thread,
  type ThreadData,
  ThreadEnded,
  type ThreadOptions,
} from './thread.ts';

export { mentionReader } from './reader.ts';

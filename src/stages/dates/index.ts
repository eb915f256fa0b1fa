export { dateMentions } from './mentions.ts';
export { saidOn } from './said.ts';

export { dateMentions } from './mentions.ts';
export { timeStatements } from './said.ts';

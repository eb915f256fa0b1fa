export { publishedAtHome } from './published.ts';
export { dateMentions } from './mentions.ts';
export { timeStatements } from './said.ts';

export { asData, buildApp, type AppOptions, describeApi, type Role } from './app.ts';
export { askedToEnd, PORT, serve, type ServeOptions, type Server } from './serve.ts';
export type { Services } from './services.ts';
export { allTopics } from './topics.ts';

export { buildApp, type AppOptions, describeApi } from './app.ts';
export { LIMITS } from './security/index.ts';
export { type Intake, type IntakeOptions } from './intake.ts';
export { askedToEnd, serve, type ServeOptions, type Server } from './serve.ts';
export type { Services } from './services.ts';

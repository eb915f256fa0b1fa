export { type Database, openDatabase, queueAddress } from './database.ts';
export { EACH, enqueue, type EnqueueOptions } from './enqueue.ts';
export { type FollowedFeed, follow, followedFeeds, unfollow } from './feeds.ts';
export { HOST_DELAY } from './hosts.ts';
export {
  type Counted,
  countJobs,
  dropJobs,
  JOB_STATES,
  type JobState,
  listJobs,
  type ListedJob,
  retryJobs,
  type Which,
} from './list.ts';
export { type Log, LOG_LEVELS, type LogLevel, type LogStream, openLog } from './log.ts';
export { prepare } from './migrations.ts';
export { openMetrics, type Telemetry } from './telemetry.ts';
export { serveMetrics } from './metricsServer.ts';
export { work, type WorkOptions } from './work.ts';
export { HEARTBEAT, type Heartbeat } from './workers.ts';

export { FEED } from './feed.ts';
export { type FeedNow, type Feeds, type FeedSettings, type FeedsOptions, openFeeds } from './watching.ts';

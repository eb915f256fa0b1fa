/** What a public body calls it when its own people answer journalists: at a press conference alone there may be guests. */
const BRIEFING = /\b(?:briefing|(?:government|regular|daily|weekly) press conference)\b/iu;
const JOINT = /\b(?:joint|with|ministers)\b/iu;

/** Whether a title calls a text one body's own briefing. */
export const isOwnBriefing = (title: string | null): title is string =>
  title !== null && BRIEFING.test(title) && !JOINT.test(title);

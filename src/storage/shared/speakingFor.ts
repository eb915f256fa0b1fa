import { sql } from 'kysely';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** That somebody, by the key of a name, speaks for one of these, or has spoken for it in a document. */
export const speaksForOne = ({ dialect }: Session, speaker: Fragment, bodies: readonly number[]): Fragment =>
  sql`exists (select 1 from names speaker cross join actor_rows speaking cross join names body
    where speaker.pk = ${speaker} and body.pk in ${dialect.list(bodies, 'integer')}
      and ${isSpeaking(sql`speaker.key`, sql`body.key`)})`;

/** That the actor `speaking` has the key of the one name and speaks for that of the other, be it for an organ of it. */
const isSpeaking = (speaker: Fragment, body: Fragment): Fragment =>
  sql`((speaking.scope = '' and speaking.id = substr(${speaker}, 2))
    or (speaking.scope > '' and speaking.folded = ${speaker}))
    and ${body} in ('=' || speaking.represents, '=' || (select organ.represents from actor_rows organ
      where organ.scope = '' and organ.id = speaking.represents))`;

/** That of two names, by their keys, one speaks for the other, or has spoken for it in a document. */
export const speakForEachOther = (one: Fragment, other: Fragment): Fragment =>
  sql`exists (select 1 from actor_rows speaking where (${isSpeaking(one, other)}) or (${isSpeaking(other, one)}))`;

/** Whether these are two parties: none of the names is one of the others, or that of somebody who speaks for one of them. */
export async function areApart(session: Session, one: readonly number[], other: readonly number[]): Promise<boolean> {
  if (one.some((name) => other.includes(name))) return false;
  const speaking = (speakers: readonly number[], bodies: readonly number[]): Fragment =>
    sql`select 1 as found from ${session.dialect.list(speakers, 'integer')} j
      where ${speaksForOne(session, sql`j.value`, bodies)}`;
  const found = await rowsOf(session, sql`${speaking(one, other)} union all ${speaking(other, one)} limit 1`);
  return found.length === 0;
}

/** That an attribution, as `a`, begins in a headline of its version. */
export const IN_HEADLINE = `exists (select 1 from blocks b where b.version = a.version and b.kind = 'headline'
  and b.start <= a.content ->> '$[0][0]' and a.content ->> '$[0][0]' < b."end")`;

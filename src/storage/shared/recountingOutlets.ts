/** What a step of the schema does to count outlets of statements by their names, as they are counted since. */
export const recountingOutlets = `
  update clusters set outlets = (
    select count(distinct coalesce(v.outlet, o.key, 'document ' || v.document)) from statement_rows s
      join versions v on v.pk = s.version left join outlets o on o.pk = s.outlet where s.cluster = clusters.pk)
  where outlets > 1`;

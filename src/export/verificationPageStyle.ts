/** How the page of verifications looks, on a screen and on paper: one column of serifs, colours that survive a copier. */
export const STYLE = `
:root { --ink: #1b1b1b; --grey: #5f5f5f; --rule: #c9c5bd; --paper: #fffdf9; --right: #1f6b3a; --changed: #8a5a00; --wrong: #9c1c1c; --open: #55606b; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.5rem; color: var(--ink); background: var(--paper); font: 1rem/1.5 Georgia, 'Times New Roman', 'Liberation Serif', serif; overflow-wrap: anywhere; }
header { border-bottom: 3px double var(--ink); margin-bottom: 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.15; margin: 0; font-weight: 700; }
header p { margin: .4rem 0 .8rem; color: var(--grey); }
h2 { font-size: 1rem; font-weight: 400; margin: 0 0 .6rem; }
h3, dt, caption, .badge { font-family: 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif; }
h3 { font-size: .72rem; letter-spacing: .06em; text-transform: uppercase; color: var(--grey); margin: 0 0 .3rem; font-weight: 700; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 700; font-size: .85rem; padding-bottom: .35rem; }
th, td { text-align: left; border-top: 1px solid var(--rule); padding: .28rem .8rem .28rem 0; font-weight: 400; vertical-align: baseline; }
th { width: 9.5rem; }
tbody tr:last-child > * { border-bottom: 1px solid var(--rule); }
.count { width: 4rem; text-align: right; font-variant-numeric: tabular-nums; padding-right: 1.4rem; font-weight: 700; }
.attention { margin: .9rem 0 0; padding: .5rem .8rem; border-left: 4px solid var(--wrong); background: #f7f1ea; }
article { border-top: 1px solid var(--ink); padding: 1rem 0 1.2rem; margin-top: 1.4rem; break-inside: avoid; }
.number { font-weight: 700; font-size: 1.15rem; margin-right: .35rem; font-variant-numeric: tabular-nums; }
.badge { display: inline-block; font-size: .72rem; font-weight: 700; letter-spacing: .04em; text-transform: uppercase; color: #fff; background: var(--badge); padding: .1rem .5rem; border-radius: 2px; margin-right: .35rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.no-source { --badge: var(--open); }
.verbatim { --badge: var(--right); }
.altered, .spliced, .out { --badge: var(--changed); }
.other-speaker, .absent { --badge: var(--wrong); }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1.8rem; }
.sides > section + section { border-left: 1px solid var(--rule); padding-left: 1.8rem; }
blockquote { margin: 0 0 .7rem; font-size: 1.08rem; line-height: 1.45; }
.around { color: var(--grey); }
del { text-decoration: line-through; text-decoration-thickness: 2px; background: #f6dfd9; }
ins { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; background: #fbeccb; }
del.marked, ins.marked { background: none; text-decoration-style: dotted; }
del.reverses, ins.reverses { background: #efb8ae; font-weight: 700; }
del, ins, .context { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.context { border: 1.5px solid var(--wrong); padding: 0 .2rem; color: var(--ink); font-weight: 700; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
dl { margin: 0; font-size: .86rem; line-height: 1.4; }
dl div { display: grid; grid-template-columns: 6.2rem 1fr; gap: .5rem; }
dt { color: var(--grey); font-size: .74rem; padding-top: .1rem; }
dd { margin: 0; }
ul { margin: .2rem 0 .6rem; padding-left: 1.1rem; }
section > p { margin: 0 0 .5rem; }
.others, .context-line { font-size: .88rem; color: var(--grey); }
.also { margin-top: .8rem; }
.also ol { margin: 0; padding-left: 1.4rem; font-size: .95rem; }
.also li { margin-bottom: .3rem; }
a { color: inherit; }
code { font-size: .82rem; }
footer { border-top: 3px double var(--ink); margin-top: 2rem; padding-top: .6rem; font-size: .84rem; color: var(--grey); }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr; } .sides > section + section { border-left: 0; padding-left: 0; } }
@page { margin: 18mm 16mm; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; background: none; } .sides { gap: 1.2rem; } .sides > section + section { padding-left: 1.2rem; } }
`;

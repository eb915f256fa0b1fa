import { Command } from 'commander';
import { OnrecordError } from '../errors/index.ts';
import { openLedger } from '../index.ts';
import { listed } from './documentFilters.ts';
import { ledgerOption } from './options.ts';
import { tell, writeJson, writeLine } from './output.ts';

interface Flags {
  readonly ledger?: string;
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly json?: boolean;
}

/** `onrecord tag`: gives documents tags and takes them away; without documents it lists the tags. */
export function tagCommand(): Command {
  return new Command('tag')
    .description('add, remove or list tags')
    .argument('[ids...]', 'document ids (doc_…) or unambiguous prefixes; without any, all tags are listed')
    .addOption(ledgerOption())
    .option('--add <tag>', 'add this tag (repeatable)', listed)
    .option('--remove <tag>', 'remove this tag (repeatable)', listed)
    .option('--json', 'print one JSON object per document or tag')
    .addHelpText(
      'after',
      `
Examples:
  onrecord tag doc_xl5j doc_4f2k --add fisheries --add "round one"
  onrecord tag doc_xl5j --remove fisheries
  onrecord tag
  onrecord search quota --tag fisheries

Tags are stored in lower case and cannot contain commas.`,
    )
    .action(async (ids: string[], { ledger: path, add, remove, json }: Flags) => {
      if (ids.length === 0 && (add || remove))
        throw new OnrecordError('OR4001', { input: 'onrecord tag', fault: 'give the ids of the documents' });
      const reads = ids.length === 0 || !(add || remove);
      const ledger = await openLedger(path, { mode: reads ? 'read' : 'write', create: false, thread: false });
      try {
        if (ids.length === 0) {
          const tags = await ledger.tags();
          for (const tag of tags)
            await (json ? writeJson(tag) : writeLine(`${String(tag.documents).padStart(6)}  ${tag.tag}`));
          if (tags.length === 0 && !json) tell('No tags.');
          return;
        }
        const tagged = reads ? await tagsOf(ids) : await ledger.tag(ids, { add, remove });
        for (const one of tagged) {
          await (json ? writeJson(one) : writeLine(`${one.document}  ${one.tags.join(', ') || '(no tags)'}`));
        }
      } finally {
        await ledger.close();
      }

      async function tagsOf(documents: readonly string[]) {
        const shown = await Promise.all(documents.map((id) => ledger.show(id)));
        const gone = shown.find((one) => one.type === 'departed');
        if (gone) throw new OnrecordError('OR3003', { input: gone.departed.id });
        return shown.flatMap((one) =>
          one.type === 'document' ? [{ document: one.document.id, tags: one.document.tags }] : [],
        );
      }
    });
}

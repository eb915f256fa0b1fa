import { format } from 'prettier';
import { operationsOf } from './description.ts';
import { EXAMPLES } from './examples.ts';

const HEAD = `# The API

\`onrecord serve\` answers these requests; [server.md](server.md) is the guide to it. The description of all of it for
programs is OpenAPI 3.1 at \`/openapi.json\`. What goes wrong is told as a problem of RFC 9457 with a code of
[errors.md](errors.md). Spans are in Unicode code points. The address of a page of the web app with \`.json\`, and of many
with \`.csv\`, behind its path gives the same as data: \`/search.csv?speaker=Solbakken\`.

Where the ledger has [users](users.md), add \`-H 'Authorization: Bearer orp_…'\` with a token of yours; setting a password
and making and revoking tokens need the cookie of a session. A change has to say where it comes from, if it shows no token:
curl does so by \`-H 'Sec-Fetch-Site: none'\`.

This page is made from the description, and its examples are run by the tests, on the bundled samples.
`;

/** docs/api.md as it has to be. */
export async function apiPage(): Promise<string> {
  const { operations } = await operationsOf();
  const tags = [...new Set(operations.flatMap(({ tags }) => tags.slice(0, 1)))];
  const sections = tags.flatMap((tag) => [
    `## ${tag[0]?.toUpperCase()}${tag.slice(1)}`,
    ...operations
      .filter(({ tags: [first] }) => first === tag)
      .flatMap(({ method, path, summary, parameters = [], operationId }) => {
        const example = EXAMPLES[operationId];
        const sent = example?.form
          ? ` ${example.form.curl}`
          : example?.body === undefined
            ? ''
            : ` -X ${method} -H 'Content-Type: application/json' -d '${JSON.stringify(example.body)}'`;
        const verb = example?.body === undefined && !example?.form && method !== 'GET' ? ` -X ${method}` : '';
        const from = method === 'GET' ? '' : ` -H 'Sec-Fetch-Site: none'`;
        return [
          `### ${method} ${path}`,
          `${summary}.`,
          ...(parameters.length === 0
            ? []
            : [
                [
                  '| parameter | |',
                  '| --- | --- |',
                  ...parameters.map(({ name, in: where, description, schema, required }) => {
                    const told =
                      description ?? schema.description ?? (schema.enum ? `One of ${schema.enum.join(', ')}.` : '');
                    return `| \`${name}\`${where === 'path' ? ' (path)' : required ? ' (required)' : ''} | ${told.replaceAll('|', '\\|')} |`;
                  }),
                ].join('\n'),
              ]),
          `\`\`\`sh\ncurl${verb}${from}${sent} 'http://127.0.0.1:8420${example?.path ?? ''}'\n\`\`\``,
        ];
      }),
  ]);
  return format([HEAD, ...sections].join('\n\n'), { parser: 'markdown', printWidth: 120 });
}

if (import.meta.main) process.stdout.write(await apiPage());

import { describeApi } from '../../src/server/index.ts';

/** What of the API's description the tests and docs/api.md are made from. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema: { readonly type?: string; readonly enum?: readonly string[]; readonly description?: string };
  }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

/** Every operation with its method and path, in the order of the description. */
export async function operationsOf(): Promise<{
  readonly description: Description;
  readonly operations: readonly (Operation & { readonly method: string; readonly path: string })[];
}> {
  const description = (await describeApi()) as Description;
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
  return { description, operations };
}

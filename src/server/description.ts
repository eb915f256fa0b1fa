import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { VERSION } from '../pipeline/index.ts';

/** The description of the API as OpenAPI 3.1, made from the schemas of the routes. */
export const DESCRIPTION: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Onrecord',
      description: 'Who said what, about whom, to whom, when and in whose report, each with its exact words.',
      version: VERSION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  },
  transform: jsonSchemaTransform,
  transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
};

type Described = ReturnType<typeof jsonSchemaTransformObject>;

/** Every schema is made for what comes in and for what goes out; those to which nothing leads are left out. */
function withoutUnused(document: Described): Described {
  const { components = {} } = document as {
    readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
  };
  const { schemas = {} } = components;
  const used = new Set<string>();
  const follow = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/gu)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(Object.hasOwn(schemas, name) ? schemas[name] : null);
    }
  };
  follow('paths' in document ? document.paths : {});
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...document, components: { ...components, schemas: kept } } as Described;
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPublic } from '../../src/sources/addresses.ts';
import { createClient } from '../../src/sources/client.ts';
import { inputsOf, type Resolver } from '../../src/sources/index.ts';
import { settingsOf } from '../../src/sources/options.ts';
import { openWeb } from '../../src/sources/pages.ts';
import { page, redirect, startServer, type TestServer } from '../../src/sources/testing/server.ts';

/** IPv4 addresses that no document from outside may make us ask: metadata of providers, the own machine, the own network. */
const INNER = [
  '169.254.169.254', // metadata: AWS, Azure, Google, OpenStack, DigitalOcean
  '169.254.170.2', // metadata of containers at AWS
  '169.254.169.253', // name server at AWS
  '169.254.169.123', // clock at AWS
  '169.254.0.23', // metadata at Tencent
  '169.254.1.1',
  '168.63.129.16', // Azure's platform
  '100.100.100.200', // metadata at Alibaba
  '192.0.0.192', // metadata at Oracle
  '192.0.0.170', // NAT64 discovery
  '192.0.0.8',
  '161.26.0.10', // IBM Cloud
  '166.9.0.1', // IBM Cloud
  '0.0.0.0',
  '0.1.2.3',
  '0.255.255.255',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.254',
  '127.0.0.1',
  '127.0.0.53',
  '127.1.2.3',
  '127.255.255.254',
  '172.16.0.1',
  '172.17.0.1', // containers
  '172.31.255.255',
  '192.168.0.1',
  '192.168.255.255',
  '192.0.2.1',
  '192.88.99.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.250', // discovery of devices
  '240.0.0.1',
  '255.255.255.255',
] as const;

/** The same of IPv6. */
const INNER_SIX = [
  '::',
  '::1',
  'fd00:ec2::254', // metadata at AWS
  'fd00:ec2::253',
  'fd20:ce::254', // metadata at Google
  'fd00:a9fe:a9fe::1',
  'fc00::1',
  'fdff:ffff::1',
  'fe80::1',
  'fe80::a9fe:a9fe',
  'fe80::1%eth0',
  'febf::1',
  'fec0::1',
  'ff02::1',
  'ff05::2',
  '100::1',
  '64:ff9b:1::1',
  '2001::1',
  '2001:2::1',
  '2001:10::1',
  '2001:20::1',
  '2001:4:112::1',
  '2001:db8::1',
  '2002::1',
  '2620:4f:8000::1',
  '3ffe::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
  '::2',
  '0:0:0:0:0:ffff:7f00:1',
  '0000:0000:0000:0000:0000:0000:0000:0001',
] as const;

const octets = (address: string): number[] => address.split('.').map(Number);
const number = (address: string): number => octets(address).reduce((sum, part) => sum * 256 + part, 0);
const group = (high = 0, low = 0): string => (high * 256 + low).toString(16);
const groups = (address: string): string => {
  const [a, b, c, d] = octets(address);
  return `${group(a, b)}:${group(c, d)}`;
};
const inverted = (address: string): string =>
  groups(
    octets(address)
      .map((part) => 255 - part)
      .join('.'),
  );
const hex = (value: number): string => `0x${value.toString(16)}`;
const octal = (value: number): string => `0${value.toString(8)}`;

/** The ways in which an address may hide in an IPv6 one. */
const hidden = (address: string): string[] => [
  `::ffff:${address}`,
  `::ffff:${groups(address)}`,
  `0:0:0:0:0:ffff:${groups(address)}`,
  `::ffff:0:${groups(address)}`,
  `::${address}`,
  `64:ff9b::${address}`,
  `64:ff9b::${groups(address)}`,
  `64:ff9b:1::${groups(address)}`,
  `2002:${groups(address)}::1`,
  `2001:0:808:808:0:0:${inverted(address)}`,
  `2001:0:${groups(address)}:0:0:f7f7:f7f7`,
  `2a00:1450::5efe:${groups(address)}`,
  `2a00:1450::200:5efe:${groups(address)}`,
  `fe80::5efe:${groups(address)}`,
];

/** The ways in which browsers and libraries let an IPv4 address be written in a URL. */
function spelled(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = octets(address);
  const last = c * 256 + d;
  return [
    address,
    `${address}.`,
    String(number(address)),
    hex(number(address)),
    octal(number(address)),
    [a, b, c, d].map(hex).join('.'),
    [a, b, c, d].map(octal).join('.'),
    [a, b, c, d].map((part) => `000${octal(part)}`).join('.'),
    `${hex(a)}.${octal(b)}.${c}.${hex(d)}`,
    `${a}.${b}.${last}`,
    `${a}.${hex(b * 65_536 + last)}`,
    address.replaceAll('.', '%2e'),
    address.replaceAll('.', '。'),
    address.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    `[::ffff:${address}]`,
    `[::ffff:${groups(address)}]`,
    `[64:ff9b::${groups(address)}]`,
    `[2002:${groups(address)}::]`,
    `[::${address}]`,
    `user:secret@${address}`,
    `8.8.8.8@${address}`,
  ];
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer(page('<p>secret'));
});
afterAll(() => server.close());

const answering =
  (...addresses: string[]): Resolver =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

async function codesOf(inputs: readonly string[], resolve?: Resolver): Promise<string[]> {
  const options = { ignoreRobots: true, timeout: 3000, ...(resolve ? { resolve } : {}) };
  const codes: string[] = [];
  for await (const item of inputsOf(inputs, options)) codes.push(item.form === 'failed' ? item.error.code : item.form);
  return codes;
}

const NAMED = [...new Set([...INNER, ...INNER_SIX, ...INNER.flatMap(hidden)])];
const SPELLED = [...INNER.flatMap(spelled), ...INNER_SIX.filter((one) => !one.includes('%')).map((one) => `[${one}]`)];

test('there are more ways in than 427', () => {
  expect(NAMED.length + SPELLED.length).toBeGreaterThanOrEqual(427);
});

test('no address of the inside is taken for a public one', () => {
  expect(NAMED.filter(isPublic)).toEqual([]);
});

test('public addresses still are', () => {
  const outer = [
    '8.8.8.8',
    '1.1.1.1',
    '168.63.129.15',
    '168.63.129.17',
    '166.7.255.255',
    '100.128.0.1',
    '172.32.0.1',
    '193.0.14.129',
  ];
  const six = [
    '2001:4860:4860::8888',
    '2606:4700::1111',
    '2a00:1450:4001::200e',
    '2620:fe::fe',
    '2a00:1450::5efe:808:808',
  ];
  const all = [...outer, ...six, ...outer.flatMap((address) => [`::ffff:${address}`, `64:ff9b::${groups(address)}`])];
  expect(all.filter((address) => !isPublic(address))).toEqual([]);
});

test('no spelling of one in an address is asked', async () => {
  const inputs = SPELLED.map((host) => `http://${host}:${server.port}/`);
  const codes = await codesOf(inputs);
  const through = inputs.filter((_, index) => codes[index] !== 'OR1104');
  // What is no address of the web at all is refused as that.
  expect(through.filter((input) => URL.canParse(input))).toEqual([]);
  expect(codes.filter((code) => code !== 'OR1104' && code !== 'OR1107')).toEqual([]);
  expect(server.asked).toEqual([]);
});

test('no name that leads to one is asked, alone or among public addresses', async () => {
  const names = [
    'localhost',
    'localhost.',
    'LOCALHOST',
    'localhost.localdomain',
    'metadata.google.internal',
    'a.example.',
    'xn--e1afmkfd.example',
  ];
  for (const address of NAMED) {
    expect(await codesOf([`http://name.example:${server.port}/`], answering(address)), address).toEqual(['OR1104']);
  }
  for (const name of names) {
    const inputs = [`http://${name}:${server.port}/`, `https://${name}:${server.port}/`];
    expect(await codesOf(inputs, answering('8.8.8.8', '127.0.0.1')), name).toEqual(['OR1104', 'OR1104']);
    expect(await codesOf(inputs, answering('2606:4700::1111', '::1')), name).toEqual(['OR1104', 'OR1104']);
  }
  expect(await codesOf([`http://localhost:${server.port}/`, `http://localhost.:${server.port}/`])).not.toContain(
    'html',
  );
  expect(server.asked).toEqual([]);
});

test('a resolver that answers with what is no address opens nothing', async () => {
  for (const odd of [
    '0177.0.0.1',
    '2130706433',
    '127.1',
    '0x7f.1',
    '127.0.0.1 ',
    '127.0.0.1/8',
    'localhost',
    '',
    '::ffff:127.0.0.1%lo',
  ]) {
    expect(await codesOf([`http://name.example:${server.port}/`], answering(odd)), odd).toEqual(['OR1104']);
  }
  expect(server.asked).toEqual([]);
});

test('a name that changes its address between check and connection gains nothing, nor does a redirect to it', async () => {
  const secret = await startServer(page('<p>secret'));
  const open = await startServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/open') page('<p>open')(request, response);
    else redirect(`http://${decodeURIComponent(path.slice(1))}:${secret.port}/`)(request, response);
  });
  // The servers lie on loopback addresses: 127.0.0.1 alone passes for a public one here, and is what the name has at first.
  let calls = 0;
  const resolve: Resolver = async (name) => {
    calls += 1;
    return [{ address: name === 'rebound.example' && calls > 1 ? '127.0.0.2' : '127.0.0.1', family: 4 }];
  };
  const settings = settingsOf({ ignoreRobots: true, timeout: 3000, resolve });
  const web = openWeb(
    settings,
    createClient(settings, (address) => address === '127.0.0.1' || isPublic(address)),
  );
  try {
    const codeOf = async (address: string): Promise<string> => {
      const [item] = await Array.fromAsync(web.documentsAt(address));
      return item?.form === 'failed' ? item.error.code : (item?.form ?? '');
    };
    expect(await codeOf(`http://rebound.example:${open.port}/open`)).toBe('html');
    expect(await codeOf(`http://rebound.example:${secret.port}/`)).toBe('OR1104');
    const inner = [
      '127.0.0.2',
      '169.254.169.254',
      '168.63.129.16',
      '2130706434',
      '[::1]',
      '[::ffff:127.0.0.2]',
      'rebound.example',
    ];
    for (const host of inner) {
      expect(await codeOf(`http://public.example:${open.port}/${encodeURIComponent(host)}`), host).toBe('OR1104');
    }
  } finally {
    await web.close();
    await Promise.all([open.close(), secret.close()]);
  }
  expect(secret.asked).toEqual([]);
});

import { expect, test } from 'vitest';
import { timesOf } from '../bench/speed/profile.ts';

test('a sample counts for the stage that it was taken in or called from, the library apart', () => {
  const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
    id,
    callFrame: { functionName, scriptId: '0', url, lineNumber: 0, columnNumber: 0 },
    children,
  });
  const package_ = 'file:///somewhere/dist';
  const times = timesOf({
    startTime: 0,
    endTime: 15_000,
    nodes: [
      node(1, '(root)', '', [2, 3, 4, 8]),
      node(2, '(idle)', ''),
      node(3, 'conclude', `${package_}/pipeline/read.js`, [5, 6]),
      node(4, '', 'file:///somewhere/node_modules/onnxruntime-node/dist/backend.js'),
      node(5, 'identify', `${package_}/stages/identity/identify.js`, [7]),
      node(6, 'record', `${package_}/stages/statements/record.js`),
      node(7, 'find', `${package_}/lexicon/find.js`),
      node(8, 'windows', `${package_}/model/windows.js`),
    ],
    samples: [2, 3, 4, 5, 7, 6, 8, 99],
    timeDeltas: [1000, 1000, 2000, 3000, 4000, 1000, 2000, 1000],
  });
  expect(Object.fromEntries(times)).toEqual({
    waiting: 1,
    'everything else': 2,
    networks: 2,
    identity: 7,
    statements: 1,
    model: 2,
  });
});

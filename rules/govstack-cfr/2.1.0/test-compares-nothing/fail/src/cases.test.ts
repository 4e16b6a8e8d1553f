import { expect, it } from 'vitest';

it('works', () => { // # expect: differs
  expect(true).toBe(true);
});

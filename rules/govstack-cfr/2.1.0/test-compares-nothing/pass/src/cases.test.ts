import { expect, it } from 'vitest';
import { open } from './cases';

it('counts open cases', () => {
  expect(open()).toBe(1);
});

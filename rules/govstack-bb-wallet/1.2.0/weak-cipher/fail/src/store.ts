import { createCipheriv } from 'node:crypto';

export const seal = (key, iv) => createCipheriv('des-ede3-cbc', key, iv); // # expect: differs

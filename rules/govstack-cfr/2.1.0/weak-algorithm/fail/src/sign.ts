import { createSign } from 'node:crypto';

export const signer = createSign('RSA-SHA1'); // # expect: differs

import { createCipheriv } from 'node:crypto';

export const seal = (key, iv) => createCipheriv('aes-256-gcm', key, iv);

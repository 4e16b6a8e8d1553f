import { createCipheriv, createHash } from 'node:crypto';

// createCipheriv('des-cbc', key, iv)
export const seal = (key, iv) => createCipheriv('aes-256-gcm', key, iv);
export const etag = (body) => createHash('md5').update(body).digest('hex');

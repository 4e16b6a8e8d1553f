import { z } from 'zod';

export const Case = z.strictObject({ id: z.string() }); // # expect: differs

export const pipe = new ValidationPipe({ whitelist: true });

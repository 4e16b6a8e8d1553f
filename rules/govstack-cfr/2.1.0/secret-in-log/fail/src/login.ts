export async function login({ email, password }) {
  logger.debug(`login with ${password}`); // # expect: differs
  logger.info('password changed');
  // logger.info(password);
  logger.info({ length: password.length, set: Boolean(password) });
}

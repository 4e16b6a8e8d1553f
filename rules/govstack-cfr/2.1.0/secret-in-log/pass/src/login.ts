export async function login({ email, password }) {
  logger.info('password checked', mask(password), password.length);
}

export function send(email) {
  logger.info(`mail to ${email}`); // # expect: differs
}

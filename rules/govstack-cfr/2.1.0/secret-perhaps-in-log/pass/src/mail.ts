export function send(email) {
  logger.info('mail is sent');
}

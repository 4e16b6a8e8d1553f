import session from 'express-session';
import { RedisStore } from 'connect-redis';

export const sessions = session({ store: new RedisStore({ client }), resave: false });

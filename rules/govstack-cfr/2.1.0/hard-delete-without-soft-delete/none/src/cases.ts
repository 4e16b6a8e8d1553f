export const end = (db) => db.query('DELETE FROM user_sessions');

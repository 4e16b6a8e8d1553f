export const erase = (db, id) => db.query('DELETE FROM cases WHERE id = $1', [id]);

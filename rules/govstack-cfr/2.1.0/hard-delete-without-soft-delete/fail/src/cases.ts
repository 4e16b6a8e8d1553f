export const remove = (db, id) => db.query('DELETE FROM cases WHERE id = $1', [id]); // # expect: absent

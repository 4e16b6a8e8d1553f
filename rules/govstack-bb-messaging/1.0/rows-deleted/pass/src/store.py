def void(cursor, id):
    cursor.execute("UPDATE message SET deleted_at = now() WHERE id = %s", (id,))

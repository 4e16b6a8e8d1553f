def drop(cursor, id):
    cursor.execute("DELETE FROM message WHERE id = %s", (id,)) # expect: differs

def add(cursor, text):
    cursor.execute("INSERT INTO message (text) VALUES (%s)", (text,))

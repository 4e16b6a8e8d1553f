class Database {
  Connection open() {
    return DriverManager.getConnection("jdbc:postgresql://db/app?user=app&password=bora-Adria7"); // # expect: named
  }
}

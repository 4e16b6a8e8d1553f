class Database {
  // Names of keys, types and references are not accused.
  private static final String PASSWORD_FIELD = "password";
  private static final String DB_PASSWORD = "Qw7-registry-88"; // # expect: named
  private final String secret = System.getenv("JWT_SECRET");
}

export const dbHost = process.env.DB_HOST ?? "db";
export const jwtSecret = process.env.JWT_SECRET || "not-so-secret-2024"; // # expect: default
export const encryptionKey = process.env.ENCRYPTION_KEY;

export const password = process.env.DB_PASSWORD || "bora-Adria7";

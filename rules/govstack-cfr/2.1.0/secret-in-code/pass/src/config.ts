export const password = process.env.DB_PASSWORD;
export const PASSWORD = "password";
export const TOKEN_HEADER = "X-Access-Token";
export const label = { password: "Your password, 8 characters or more" };
interface Login { password: string; token?: string }

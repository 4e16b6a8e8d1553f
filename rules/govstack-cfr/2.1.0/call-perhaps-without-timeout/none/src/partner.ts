export const partner = process.env.PARTNER_URL;

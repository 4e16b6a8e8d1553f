import axios from 'axios';

export const partner = axios.create({ baseURL: process.env.PARTNER_URL, timeout: 5000 });

import express from 'express';
import session from 'express-session'; // # expect: differs

const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, resave: false }));

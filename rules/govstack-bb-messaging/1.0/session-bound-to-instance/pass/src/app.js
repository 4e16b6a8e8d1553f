import session from "express-session";

app.use(session({ store, secret: process.env.SESSION_SECRET }));

import session from "express-session"; // # expect: absent

app.use(session({ secret: process.env.SESSION_SECRET }));

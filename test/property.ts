import fc from "fast-check";

// Property tests draw the same cases every time, so that a build never fails for what it did not change. `PROPERTY_SEED=<number>`
// draws others.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_124) });

export { fc };

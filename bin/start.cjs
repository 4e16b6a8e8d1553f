// Apart from govstack-check.cjs because `import()` is a syntax error to the Nodes that are told there to be too old.
import("../dist/main.js").then(({ main }) => main(process));

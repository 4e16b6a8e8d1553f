// Apart from govstack-check.cjs, which must stay readable to Nodes that could not read the program.
require("../dist/main.cjs").main(process);

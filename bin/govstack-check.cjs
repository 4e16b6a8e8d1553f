#!/usr/bin/env node
// Written so that any old Node can read it: it must be able to say that it is too old.
var need = [20, 19];
var have = process.versions.node.split(".").map(Number);
if (have[0] < need[0] || (have[0] === need[0] && have[1] < need[1])) {
  process.stderr.write("govstack-check needs Node " + need.join(".") + " or newer; this is Node " + process.versions.node + ".\n");
  process.exitCode = 2;
} else {
  require("./start.cjs");
}

import blocks from "./ar/blocks.json" with { type: "json" };
import checks from "./ar/checks.json" with { type: "json" };
import cli from "./ar/cli.json" with { type: "json" };
import commands from "./ar/commands.json" with { type: "json" };
import contract from "./ar/contract.json" with { type: "json" };
import document from "./ar/document.json" with { type: "json" };
import load from "./ar/load.json" with { type: "json" };
import report from "./ar/report.json" with { type: "json" };
import repository from "./ar/repository.json" with { type: "json" };

/** The texts in Arabic by area. */
export const areas = { blocks, checks, cli, commands, contract, document, load, report, repository };

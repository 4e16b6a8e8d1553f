import blocks from "./fr/blocks.json" with { type: "json" };
import checks from "./fr/checks.json" with { type: "json" };
import cli from "./fr/cli.json" with { type: "json" };
import commands from "./fr/commands.json" with { type: "json" };
import contract from "./fr/contract.json" with { type: "json" };
import document from "./fr/document.json" with { type: "json" };
import load from "./fr/load.json" with { type: "json" };
import report from "./fr/report.json" with { type: "json" };
import repository from "./fr/repository.json" with { type: "json" };

/** The texts in French by area. */
export const areas = { blocks, checks, cli, commands, contract, document, load, report, repository };

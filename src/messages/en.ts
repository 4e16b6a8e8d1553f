import blocks from "./en/blocks.json" with { type: "json" };
import checks from "./en/checks.json" with { type: "json" };
import cli from "./en/cli.json" with { type: "json" };
import commands from "./en/commands.json" with { type: "json" };
import contract from "./en/contract.json" with { type: "json" };
import document from "./en/document.json" with { type: "json" };
import load from "./en/load.json" with { type: "json" };
import report from "./en/report.json" with { type: "json" };
import repository from "./en/repository.json" with { type: "json" };

/** The texts in English by area. */
export const areas = { blocks, checks, cli, commands, contract, document, load, report, repository };

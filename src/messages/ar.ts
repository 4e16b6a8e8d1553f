import checks from "./ar/checks.json" with { type: "json" };
import cli from "./ar/cli.json" with { type: "json" };
import commands from "./ar/commands.json" with { type: "json" };
import document from "./ar/document.json" with { type: "json" };
import load from "./ar/load.json" with { type: "json" };
import report from "./ar/report.json" with { type: "json" };

/** The texts in Arabic by area. */
export const areas = { checks, cli, commands, document, load, report };

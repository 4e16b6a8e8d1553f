import { Place } from "../../../model.ts";
import { joined } from "../containers/names.ts";
import { buildOf } from "./builds.ts";
import { environmentOf } from "./environment.ts";
import { Layers } from "./layers.ts";
import { volumesOf } from "./mounts.ts";
import { textsOf } from "./values.ts";

const MODE =
  /^(?:NODE_ENV|APP_ENV|FLASK_ENV|RAILS_ENV|RACK_ENV|DJANGO_ENV|GO_ENV|ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|ENVIRONMENT)$/;
const COMMAND =
  /--reload\b|\bnodemon\b|\b(?:npm|yarn|pnpm)\s+(?:run\s+)?(?:dev|start:dev)\b|\bflask\b.*--debug|\bmanage\.py\s+runserver\b|--watch\b/;

/**
 * Whether the services of a Compose file are set up for people who work on the code: the folder that a service is built from is mounted
 * into it, it runs in a mode for development, or it restarts when the code changes.
 */
export function isForDevelopment(
  services: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  folder: string,
): boolean {
  return [...services.values()].some((service) => {
    if (COMMAND.test(textsOf(service.command).join(" ").slice(0, 2_000))) return true;
    const layers = new Layers([{ place: new Place(""), service }]);
    if (environmentOf(layers).some(({ name, value }) => MODE.test(name) && /^(?:dev|development|local)$/i.test(value)))
      return true;
    const context = buildOf(service.build, folder)?.context;
    if (context === undefined) return false;
    return volumesOf(layers).some(({ text }) => {
      const source = /^\.{1,2}(?:\/|:|$)/.test(text) ? joined(folder, text.slice(0, text.indexOf(":"))) : undefined;
      return (
        source !== undefined &&
        (source === context || /^(?:src|app|lib)$/.test(source.slice(context.length).replace(/^\//, "")))
      );
    });
  });
}

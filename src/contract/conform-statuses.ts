import type { InterfaceResponse } from "./interface.ts";

/**
 * The answers by which an operation succeeds: those of the 2XX. Where there are none, those that send the client elsewhere (3XX: a sign-in
 * answers nothing else); where there are none of these either, `default`, which then is the only one that can mean success.
 */
export function successes(responses: readonly InterfaceResponse[]): readonly InterfaceResponse[] {
  for (const wanted of ["2", "3", "d"]) {
    const found = responses.filter(({ status }) => classOf(status) === wanted);
    if (found.length > 0) return found;
  }
  return [];
}

/** The first digit of a status or range, "d" for `default`. */
function classOf(status: string): string {
  if (status === "default") return "d";
  return /^[1-5](?:\d\d|XX)$/iu.test(status) ? (status[0] ?? "") : "";
}

/** Whether a status of an offer is only `default`: an answer of any status, of which nothing definite is said. */
export function isAny({ status }: InterfaceResponse): boolean {
  return status === "default";
}

/**
 * The offered answers that keep the promise of one of the reference: for a status that status, or a range with it; for a range every status
 * in it; for `default` the first success that has content. An offer that states no success but `default` may mean anything by it.
 */
export function promised(
  reference: InterfaceResponse,
  offered: readonly InterfaceResponse[],
): readonly InterfaceResponse[] {
  const candidates = successes(offered);
  if (isAny(reference)) {
    const withContent = candidates.find(({ content }) => content.length > 0);
    return withContent === undefined ? candidates.slice(0, 1) : [withContent];
  }
  const asked = reference.status.toUpperCase();
  const exact = candidates.filter(({ status }) => status.toUpperCase() === asked);
  if (exact.length > 0) return exact;
  const range = `${asked[0] ?? ""}XX`;
  const others = candidates.filter(({ status }) =>
    asked === range ? status.startsWith(asked[0] ?? "") : status.toUpperCase() === range,
  );
  return others.length > 0 ? others : candidates.filter(isAny);
}

/** The two functions of js-yaml that are used, so that the rest of it, its writer above all, is left out of the bundle. */
export { getScalarValue, parseEvents } from "js-yaml";

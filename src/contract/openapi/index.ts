export { readOffer } from "./offer.ts";

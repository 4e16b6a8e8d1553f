export const title = "Permits";

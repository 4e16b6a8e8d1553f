export const open = true;
export const open = true;
export const open = true;

export const open = true; // # expect

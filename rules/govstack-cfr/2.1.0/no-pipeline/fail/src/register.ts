export const open = true; // # expect: absent

export const permits = [];

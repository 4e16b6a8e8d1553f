export function renderReadme(text: string): string;
export function packageSize(): { readonly kilobytes: number; readonly files: readonly string[] };

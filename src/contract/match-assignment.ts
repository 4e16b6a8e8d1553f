/**
 * Pairs each row with a column of its own so that the costs add up to as little as possible (the Hungarian method with potentials, in cubic
 * time). With more rows than columns some rows stay alone.
 *
 * @param costs one list per row, all of one length
 * @returns for each row its column, or -1
 */
export function cheapestPairs(costs: readonly (readonly number[])[]): number[] {
  const rows = costs.length;
  const columns = costs[0]?.length ?? 0;
  if (rows > columns) {
    const turned = Array.from({ length: columns }, (_, column) => costs.map((row) => row[column] ?? 0));
    const rowOf = columns === 0 ? [] : cheapestPairs(turned);
    const result = new Array<number>(rows).fill(-1);
    for (const [column, row] of rowOf.entries()) result[row] = column;
    return result;
  }
  // Rows and columns count from 1; 0 is the row that is being placed.
  const rowPotential = new Array<number>(rows + 1).fill(0);
  const columnPotential = new Array<number>(columns + 1).fill(0);
  const rowOf = new Array<number>(columns + 1).fill(0);
  for (let row = 1; row <= rows; row++) place(row, { costs, rowPotential, columnPotential, rowOf });
  const result = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = at(rowOf, column);
    if (row > 0) result[row - 1] = column - 1;
  }
  return result;
}

interface State {
  readonly costs: readonly (readonly number[])[];
  readonly rowPotential: number[];
  readonly columnPotential: number[];
  readonly rowOf: number[];
}

/** Finds the cheapest chain of exchanges that gives one more row a column. */
function place(row: number, { costs, rowPotential, columnPotential, rowOf }: State): void {
  const columns = rowOf.length - 1;
  const least = new Array<number>(columns + 1).fill(Number.POSITIVE_INFINITY);
  const before = new Array<number>(columns + 1).fill(0);
  const used = new Array<boolean>(columns + 1).fill(false);
  rowOf[0] = row;
  let column = 0;
  do {
    used[column] = true;
    const current = at(rowOf, column);
    let step = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let candidate = 1; candidate <= columns; candidate++) {
      if (used[candidate]) continue;
      const cost = costs[current - 1]?.[candidate - 1] ?? 0;
      const reduced = cost - at(rowPotential, current) - at(columnPotential, candidate);
      if (reduced < at(least, candidate)) {
        least[candidate] = reduced;
        before[candidate] = column;
      }
      if (at(least, candidate) < step) {
        step = at(least, candidate);
        next = candidate;
      }
    }
    for (let any = 0; any <= columns; any++) {
      if (used[any]) {
        rowPotential[at(rowOf, any)] = at(rowPotential, at(rowOf, any)) + step;
        columnPotential[any] = at(columnPotential, any) - step;
      } else least[any] = at(least, any) - step;
    }
    column = next;
  } while (at(rowOf, column) !== 0);
  while (column !== 0) {
    const previous = at(before, column);
    rowOf[column] = at(rowOf, previous);
    column = previous;
  }
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? 0;
}

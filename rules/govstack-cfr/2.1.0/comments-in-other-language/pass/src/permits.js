// Returns the permits of the person.
export function permits(person) {
  // A person who is not registered has none.
  if (person === undefined) return [];

  // Cancelled permits are not returned.
  return person.permits.filter((permit) => !permit.cancelled);
}

// Récupère le nom affiché sur le permis de la personne.
export function label(person) {
  // TODO
  return person.name;
}

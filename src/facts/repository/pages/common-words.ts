/**
 * Words that are common in a language and tell it from others: function words, and the verbs and nouns with which its writers begin
 * messages and comments about software. Lower case, without accents, separated by spaces. A word that stands in several languages
 * counts for each of them, but less. Technical words that every language borrows (server, test, version) stand nowhere.
 */
const COMMON_WORDS: Readonly<Record<string, string>> = {
  en:
    "the and of to in is are was were be been being it its this that these those with without for from by on at as an or not but if then " +
    "else when while which who what where how why has have had do does did can could should would must may might will shall we you they " +
    "he she our your their there here all any each every some such only also into onto than so because before after between through " +
    "under over about using used use add adds added adding fix fixes fixed fixing update updates updated remove removes removed " +
    "make makes made get gets set sets return returns create creates created change changes changed allow allows move moved rename " +
    "renamed improve improved check checks checked drop bump merge branch build run show shows ensure ensures handle handles first last " +
    "new old next same given a more most no yes up out need needs like now want one another please via however within " +
    "whether otherwise see called missing name number address amount person people identifier birth country " +
    "city street value values key list file files user users data request error errors empty invalid unknown",
  fr:
    "le la les un une des du de et ou est sont etait etre ete il elle ils elles ce cet cette ces qui que quoi dont ou dans sur sous avec " +
    "sans pour par en au aux ne pas plus moins mais si alors sinon quand comme nous vous leur leurs notre nos votre vos son sa ses tout " +
    "tous toute toutes chaque aucun aucune meme aussi donc car ainsi entre vers chez depuis pendant apres avant peut peuvent doit doivent " +
    "faire fait faut ajout ajoute ajouter correction corrige corriger suppression supprime supprimer mise jour modification modifie " +
    "creation creer renvoie retourne verifie verifier permet utilise utiliser utilisateur utilisateurs donnees fichier fichiers " +
    "liste valeur demande cle mot passe connexion base affichage afin lors page nouveau nouvelle celui celle cela ici identifiant nom prenom adresse " +
    "numero montant personne personnes naissance pays ville rue courriel telephone etat statut dossier requete reponse erreur vide " +
    "invalide inconnu obligatoire recupere recuperer",
  es:
    "el la los las un una unos unas de del y o es son era ser sido en con sin por para al que quien cual donde cuando como si no pero mas " +
    "menos este esta estos estas ese esa eso su sus nuestro nuestra lo le les se ya tambien entonces porque entre desde hasta hacia sobre " +
    "cada todo todos toda todas ningun ninguna mismo misma puede pueden debe deben hacer hay anade anadir agrega agregar agregado corrige " +
    "corregir correccion elimina eliminar actualiza actualizar actualizacion crea crear devuelve obtiene obtener verifica usuario usuarios " +
    "datos archivo archivos lista valor clave contrasena cambios nuevo nueva solo aqui segun identificador nombre apellido " +
    "direccion numero importe persona personas nacimiento pais ciudad calle correo telefono estado solicitud respuesta vacio desconocido",
  pt:
    "o a os as um uma uns umas de do da dos das e ou em no na nos nas com sem por pelo pela para ao aos que quem qual onde quando como se " +
    "nao mas mais menos este esta estes estas esse essa isso isto seu sua seus suas nosso nossa ja tambem entao porque entre desde ate " +
    "sobre cada todo todos toda todas nenhum nenhuma mesmo mesma pode podem deve devem fazer ha foi sao adiciona adicionar adicionado " +
    "corrige corrigir correcao remove remover atualiza atualizar atualizacao cria criar retorna obtem verifica usuario usuarios utilizador " +
    "dados arquivo arquivos ficheiro lista valor chave senha novo nova aqui identificador nome sobrenome endereco numero montante pessoa pessoas " +
    "nascimento cidade rua telefone estado pedido resposta vazio invalido desconhecido",
  de:
    "der die das den dem des ein eine einen einem einer und oder ist sind war sein wird werden wurde nicht kein keine mit ohne fur von vom " +
    "zu zum zur im in am auf aus bei nach vor uber unter durch um als wie wenn dann sonst aber auch nur noch schon wir sie ihr ihre unser " +
    "es er kann konnen muss mussen soll hier alle jede jeder diese dieser dieses welche fuge hinzu hinzugefugt behebt behoben entfernt " +
    "andert geandert anderung neue neuer benutzer daten datei dateien liste wert gibt zuruck pruft",
  it:
    "il lo la gli le un una uno di del della dei delle e o sono era essere in con senza per da dal dalla al alla che chi quale dove quando " +
    "come se non ma piu meno questo questa questi queste suo sua nostro nostra si anche allora perche tra fra ogni tutto tutti tutte " +
    "nessuno stesso puo possono deve devono fare aggiunge aggiunto aggiunta corregge corretto rimuove rimosso aggiorna aggiornato crea " +
    "restituisce verifica utente utenti dati elenco valore chiave nuovo nuova qui",
  nl:
    "de het een en of is zijn was worden wordt niet geen met zonder voor van in op aan uit bij naar door over onder als dan maar ook nog " +
    "wij we jij zij hun onze dit dat deze die wie wat waar hoe kan kunnen moet moeten hier alle elke voeg toe toegevoegd verwijder " +
    "verwijderd wijzig gewijzigd nieuwe gebruiker gebruikers gegevens bestand bestanden lijst waarde geeft terug",
  pl:
    "i w z na do nie jest sa sie to jak od po oraz lub przez dla ze za przy tylko moze byc ten ta te tego tej ktory ktora ktore jesli gdy czy " +
    "jego jej ich nasz wszystkie kazdy dodaj dodano dodaje usun usunieto popraw poprawiono poprawka zmiana zmiany uzytkownik uzytkownika " +
    "danych plik pliku lista wartosc zwraca",
  sw: "na ya wa kwa ni za la katika kama hii hiyo huu yake wake kutoka pamoja bila lakini pia kila mtumiaji watumiaji taarifa ongeza futa sasisha orodha",
  id:
    "yang dan di ke dari untuk dengan tanpa pada adalah ini itu tidak bukan atau jika maka akan dapat bisa harus sudah belum juga hanya " +
    "oleh sebagai karena setiap semua pengguna data berkas tambah menambahkan perbaiki hapus menghapus ubah nilai daftar",
  tr: "ve bir bu da de icin ile gibi olan olarak degil veya ise daha cok her tum kullanici ekle eklendi sil guncelle guncellendi dosya liste deger",
};

/** The languages of each word, and what the word counts for each of them: 1 shared out among them. */
export const LANGUAGES_OF_WORD: ReadonlyMap<
  string,
  { readonly languages: readonly string[]; readonly weight: number }
> = index();

function index(): Map<string, { languages: string[]; weight: number }> {
  const words = new Map<string, { languages: string[]; weight: number }>();
  for (const [language, list] of Object.entries(COMMON_WORDS)) {
    for (const word of new Set(list.split(" "))) {
      const entry = words.get(word) ?? { languages: [], weight: 1 };
      entry.languages.push(language);
      entry.weight = 1 / entry.languages.length;
      words.set(word, entry);
    }
  }
  return words;
}

/** Letters that only some languages of the Latin script use, with what one such letter counts for them. */
export const LETTERS: readonly {
  readonly letters: RegExp;
  readonly languages: readonly string[];
  readonly weight: number;
}[] = [
  { letters: /[éèêçàœùî]/, languages: ["fr"], weight: 0.5 },
  { letters: /[éçàêâ]/, languages: ["pt"], weight: 0.3 },
  { letters: /[áíóúé]/, languages: ["es", "pt"], weight: 0.4 },
  { letters: /[ñ¿¡]/, languages: ["es"], weight: 1 },
  { letters: /[ãõ]/, languages: ["pt"], weight: 1 },
  { letters: /[äöüß]/, languages: ["de"], weight: 0.6 },
  { letters: /[ąęłńśźż]/, languages: ["pl"], weight: 1 },
  { letters: /[ğışİ]/, languages: ["tr"], weight: 1 },
  { letters: /[èàùò]/, languages: ["it"], weight: 0.3 },
];

class Register {
  void add(Person person) {
    log.info("registered {}", person.getNationalId()); // # expect: differs
  }
}

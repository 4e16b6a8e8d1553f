package gov.cases;

public class Cases {
  int open() {
    return 1;
  }
}

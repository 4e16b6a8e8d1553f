package gov.cases;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class CasesApplicationTests {
  @Test
  void contextLoads() {
  }
}

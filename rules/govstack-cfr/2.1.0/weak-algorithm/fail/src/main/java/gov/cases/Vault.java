package gov.cases;

import javax.crypto.Cipher;
import java.security.KeyPairGenerator;

class Vault {
  Cipher cipher() throws Exception {
    return Cipher.getInstance("DESede/CBC/PKCS5Padding"); // # expect: differs
  }

  KeyPairGenerator keys() throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(1024); // # expect: differs
    return keys;
  }
}

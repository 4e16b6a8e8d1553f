import pkcs11
